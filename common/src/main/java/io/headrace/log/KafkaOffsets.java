package io.headrace.log;

import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.kafka.admin.OffsetSpec;
import io.vertx.kafka.client.common.TopicPartition;
import java.util.HashMap;
import java.util.Map;

/**
 * Asks Kafka for offsets of the run log; fails with TEMPORARILY_UNAVAILABLE, or throws it.
 * Thread-safe.
 */
final class KafkaOffsets implements LogOffsets.Source {

  private final KafkaConnection kafka;

  KafkaOffsets(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  @Override
  public Future<long[]> ends() {
    return ask(OffsetSpec.LATEST);
  }

  @Override
  public Future<long[]> beginnings() {
    return ask(OffsetSpec.EARLIEST);
  }

  private Future<long[]> ask(OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    for (int p = 0; p < kafka.partitions(); p++) {
      question.put(new TopicPartition(kafka.runTopic(), p), which);
    }
    return kafka
        .admin()
        .listOffsets(question)
        .map(
            answer -> {
              long[] offsets = new long[kafka.partitions()];
              answer.forEach((tp, info) -> offsets[tp.getPartition()] = info.getOffset());
              return offsets;
            })
        .recover(KafkaOffsets::unavailable);
  }

  @Override
  public Future<long[]> recorded() {
    return kafka
        .admin()
        .listConsumerGroupOffsets(kafka.recorderGroup())
        .map(
            answer -> {
              long[] offsets = new long[kafka.partitions()];
              answer.forEach(
                  (tp, committed) -> {
                    if (tp.getTopic().equals(kafka.runTopic())) {
                      offsets[tp.getPartition()] = committed.getOffset();
                    }
                  });
              return offsets;
            })
        .recover(KafkaOffsets::unavailable);
  }

  private static <T> Future<T> unavailable(Throwable failure) {
    return Future.failedFuture(HeadraceException.unavailable("Kafka does not answer", failure));
  }
}
