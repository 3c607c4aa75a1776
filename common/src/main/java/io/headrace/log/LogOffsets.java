package io.headrace.log;

import io.headrace.async.ContextPromise;
import io.headrace.async.Repetition;
import io.headrace.async.SharedCall;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.kafka.admin.OffsetSpec;
import io.vertx.kafka.client.common.TopicPartition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How far the run log goes, and how far it is recorded: the two questions of every read barrier.
 * Offsets come as arrays by partition; an offset is that of the next event.
 *
 * <p>Thread-safe; many askers share one request.
 */
public final class LogOffsets {

  /** How often to ask the group coordinator while somebody waits for the recorder. */
  private static final Duration POLL = Duration.ofMillis(3);

  private final KafkaConnection kafka;
  private final SharedCall<long[]> ends = new SharedCall<>(this::askEnds);
  private final SharedCall<long[]> recorded = new SharedCall<>(this::askRecorded);
  private final SharedCall<long[]> beginnings = new SharedCall<>(this::askBeginnings);

  public LogOffsets(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /** The end of each partition: every event acknowledged before the call lies below it. */
  public Future<long[]> ends() {
    return ends.ask();
  }

  /** The first event that each partition still holds. */
  Future<long[]> beginnings() {
    return beginnings.ask();
  }

  /** How far the recorder has persisted each partition; 0 where it has not begun. */
  public Future<long[]> recorded() {
    return recorded.ask();
  }

  /**
   * Completes when everything below {@code offsets} is in Cassandra.
   *
   * @return fails with TEMPORARILY_UNAVAILABLE after {@code patience}
   */
  public Future<Void> awaitRecorded(long[] offsets, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    ContextPromise<Void> promise = new ContextPromise<>();
    Repetition.whileTrue(() -> recorded().compose(reached -> isBehind(reached, offsets, deadline)))
        .onSuccess(promise::succeed)
        .onFailure(promise::fail);
    return promise.future();
  }

  /** Answers {@code true} after a pause when the recorder is to be asked again. */
  private Future<Boolean> isBehind(long[] reached, long[] wanted, long deadline) {
    if (covers(reached, wanted)) {
      return Future.succeededFuture(false);
    }
    if (System.nanoTime() - deadline > 0) {
      return Future.failedFuture(
          HeadraceException.unavailable(
              "What was logged last is not readable yet: the recorder is behind.", null));
    }
    return kafka.vertx().timer(POLL.toMillis(), TimeUnit.MILLISECONDS).map(true);
  }

  /**
   * Completes when everything that was acknowledged for the run before the call is in Cassandra.
   *
   * @return fails with TEMPORARILY_UNAVAILABLE after {@code patience}
   */
  public Future<Void> awaitRecorded(String runId, Duration patience) {
    return ends().compose(ends -> awaitRecorded(runId, ends, patience));
  }

  /**
   * Completes when everything of the run below {@code offsets} is in Cassandra; of these only the
   * one of the run's partition counts.
   *
   * @return fails with TEMPORARILY_UNAVAILABLE after {@code patience}
   */
  public Future<Void> awaitRecorded(String runId, long[] offsets, Duration patience) {
    int partition = RunPartition.of(runId, kafka.partitions());
    long[] wanted = new long[offsets.length];
    wanted[partition] = offsets[partition];
    return awaitRecorded(wanted, patience);
  }

  static boolean covers(long[] reached, long[] wanted) {
    for (int p = 0; p < wanted.length; p++) {
      if (reached[p] < wanted[p]) {
        return false;
      }
    }
    return true;
  }

  private Future<long[]> askEnds() {
    return ask(OffsetSpec.LATEST);
  }

  private Future<long[]> askBeginnings() {
    return ask(OffsetSpec.EARLIEST);
  }

  private Future<long[]> ask(OffsetSpec which) {
    try {
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
          .recover(LogOffsets::unavailable);
    } catch (HeadraceException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<long[]> askRecorded() {
    try {
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
          .recover(LogOffsets::unavailable);
    } catch (HeadraceException e) {
      return Future.failedFuture(e);
    }
  }

  private static <T> Future<T> unavailable(Throwable failure) {
    return Future.failedFuture(
        HeadraceException.unavailable("Kafka does not answer: " + failure.getMessage(), failure));
  }
}
