package io.headrace.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.kafka.admin.ListOffsetsResultInfo;
import io.vertx.kafka.admin.OffsetSpec;
import io.vertx.kafka.client.common.TopicPartition;
import java.time.Duration;
import java.util.Map;

/**
 * How many dead letters a topic has: {@code ….dead.letters.kept}, whoever put them aside and
 * however long ago. Looked at once in a while, by every instance; NaN while that is not known.
 */
public final class KeptLetters {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final KafkaConnection kafka;

  /** The only one that it has. */
  private final TopicPartition partition;

  private volatile double kept = Double.NaN;
  private long timer = -1;
  private boolean looking;

  /**
   * The dead letters of a topic.
   *
   * @param meters what the name of their gauge begins with
   */
  public KeptLetters(KafkaConnection kafka, LogTopic topic, MeterRegistry metrics, String meters) {
    this.kafka = kafka;
    this.partition = new TopicPartition(topic.deadLetters(), 0);
    Gauge.builder(meters + ".dead.letters.kept", this, letters -> letters.kept)
        .description("Dead letters that are in their topic")
        .register(metrics);
  }

  /** Begins to look; needs Kafka. */
  public void start() {
    timer = kafka.vertx().setPeriodic(0, INTERVAL.toMillis(), elapsed -> look());
  }

  public void stop() {
    if (timer >= 0) {
      kafka.vertx().cancelTimer(timer);
    }
  }

  /** On the timer's event loop, one look at a time. */
  private void look() {
    if (looking) {
      return;
    }
    looking = true;
    Future.all(offset(OffsetSpec.EARLIEST), offset(OffsetSpec.LATEST))
        .onSuccess(both -> kept = both.<Long>resultAt(1) - both.<Long>resultAt(0))
        .onFailure(away -> kept = Double.NaN)
        .onComplete(done -> looking = false);
  }

  private Future<Long> offset(OffsetSpec which) {
    return Future.succeededFuture()
        .compose(begun -> kafka.admin().listOffsets(Map.of(partition, which)))
        .map(answer -> answer.get(partition))
        .map(ListOffsetsResultInfo::getOffset);
  }
}
