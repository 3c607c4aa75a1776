package io.headrace.log;

import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.kafka.admin.OffsetSpec;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.OffsetAndMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Asks Kafka for offsets of a log; fails with TEMPORARILY_UNAVAILABLE, or throws it. Thread-safe.
 */
final class KafkaOffsets implements LogOffsets.Source {

  private final KafkaConnection kafka;
  private final LogTopic topic;

  KafkaOffsets(KafkaConnection kafka, LogTopic topic) {
    this.kafka = kafka;
    this.topic = topic;
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
      question.put(new TopicPartition(topic.name(), p), which);
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
    return commits(committed -> HandledOffset.of(committed.getOffset(), committed.getMetadata()));
  }

  /** From where on who takes over is handed each partition; nothing before is needed any more. */
  Future<long[]> committed() {
    return commits(OffsetAndMetadata::getOffset);
  }

  private Future<long[]> commits(ToLongFunction<OffsetAndMetadata> which) {
    return kafka
        .admin()
        .listConsumerGroupOffsets(topic.group())
        .map(
            answer -> {
              long[] offsets = new long[kafka.partitions()];
              answer.forEach(
                  (tp, committed) -> {
                    if (tp.getTopic().equals(topic.name())) {
                      offsets[tp.getPartition()] = which.applyAsLong(committed);
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
