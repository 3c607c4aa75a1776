package io.headrace.log;

import io.headrace.async.ContextPromise;
import io.headrace.async.Repetition;
import io.headrace.async.SharedCall;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * How far a log goes, and how far it is recorded: the two questions of every read barrier. Offsets
 * come as arrays by partition; an offset is that of the next event.
 *
 * <p>Thread-safe; many askers share one request.
 */
public final class LogOffsets {

  /** How often to ask the group coordinator while somebody waits. */
  private static final Duration POLL = Duration.ofMillis(3);

  private final KafkaConnection kafka;
  private final SharedCall<long[]> ends;
  private final SharedCall<long[]> recorded;
  private final SharedCall<long[]> beginnings;

  /** The last answer of how far the log is recorded. */
  private volatile long[] known;

  /**
   * Where the offsets come from; each question is asked of it once for all who ask at a time. What
   * it throws counts as its answer.
   */
  interface Source {
    Future<long[]> ends();

    Future<long[]> recorded();

    Future<long[]> beginnings();
  }

  public LogOffsets(KafkaConnection kafka, LogTopic topic) {
    this(kafka, new KafkaOffsets(kafka, topic));
  }

  LogOffsets(KafkaConnection kafka, Source source) {
    this.kafka = kafka;
    this.ends = new SharedCall<>(source::ends);
    this.recorded = new SharedCall<>(source::recorded);
    this.beginnings = new SharedCall<>(source::beginnings);
    this.known = new long[kafka.partitions()];
  }

  /** The end of each partition: every event acknowledged before the call lies below it. */
  public Future<long[]> ends() {
    return ends.ask();
  }

  /** Where to begin to read: at what is not recorded, as far as the partition still holds it. */
  Future<long[]> begin() {
    return Future.all(recorded(), beginnings.ask())
        .map(both -> later(both.resultAt(0), both.resultAt(1)));
  }

  private static long[] later(long[] recorded, long[] beginnings) {
    long[] later = new long[recorded.length];
    for (int p = 0; p < later.length; p++) {
      later[p] = Math.max(recorded[p], beginnings[p]);
    }
    return later;
  }

  /** How far each partition is recorded; 0 where that has not begun. */
  public Future<long[]> recorded() {
    return recorded.ask().onSuccess(reached -> known = reached);
  }

  /**
   * Completes when everything below {@code offsets} is in Cassandra.
   *
   * @return fails with TEMPORARILY_UNAVAILABLE after {@code patience}
   */
  public Future<Void> awaitRecorded(long[] offsets, Duration patience) {
    return behind(offsets, patience).compose(LogOffsets::requireNone);
  }

  private static Future<Void> requireNone(long behind) {
    return behind == 0 ? Future.succeededFuture() : Future.failedFuture(notReadable(behind));
  }

  /**
   * What a reader is told that may not do without the last events.
   *
   * @param behind how many it would do without
   */
  public static HeadraceException notReadable(long behind) {
    return HeadraceException.unavailable(
        "What was logged last is not readable yet: the recorder is " + behind + " events behind.",
        null);
  }

  /**
   * Completes when everything below {@code offsets} is in Cassandra, with 0, or after {@code
   * patience} with the number of events that are not.
   */
  public Future<Long> behind(long[] offsets, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    ContextPromise<Long> promise = new ContextPromise<>();
    long[] behind = {0};
    Repetition.whileTrue(
            () ->
                reached(offsets)
                    .compose(
                        reached -> {
                          behind[0] = missing(reached, offsets);
                          return pauseIfEarly(behind[0], deadline);
                        }))
        .onSuccess(done -> promise.succeed(behind[0]))
        .onFailure(promise::fail);
    return promise.future();
  }

  /** How far all is recorded; what the log no longer has was, even if Kafka forgot up to where. */
  private Future<long[]> reached(long[] offsets) {
    return recorded()
        .compose(
            recorded ->
                covers(recorded, offsets)
                    ? Future.succeededFuture(recorded)
                    : beginnings.ask().map(beginnings -> later(recorded, beginnings)));
  }

  /** Answers {@code true} after a pause when the recorder is to be asked again. */
  private Future<Boolean> pauseIfEarly(long behind, long deadline) {
    return behind == 0 || System.nanoTime() - deadline > 0
        ? Future.succeededFuture(false)
        : kafka.vertx().timer(POLL.toMillis(), TimeUnit.MILLISECONDS).map(true);
  }

  /**
   * Completes when everything that was acknowledged for the run before the call is in Cassandra,
   * with 0, or after {@code patience} with the number of events of its partition that are not.
   */
  public Future<Long> behind(String runId, Duration patience) {
    return behindEnds(ends -> ofRun(runId, ends), patience);
  }

  /** The same for several runs and the partitions that they are in. */
  public Future<Long> behind(Collection<String> runIds, Duration patience) {
    return behindEnds(ends -> ofRuns(runIds, ends), patience);
  }

  /** The same for everything that was acknowledged before the call. */
  public Future<Long> behind(Duration patience) {
    return behindEnds(UnaryOperator.identity(), patience);
  }

  /**
   * The same for a log that grows seldom: how far it is recorded is asked only if it does not end
   * where it was last known to be recorded up to.
   */
  public Future<Long> behindIfGrown(Duration patience) {
    return ends()
        .compose(
            // Equal, not covered: a topic that was made again ends before what we know.
            ends ->
                Arrays.equals(ends, known) ? Future.succeededFuture(0L) : behind(ends, patience));
  }

  private Future<Long> behindEnds(UnaryOperator<long[]> part, Duration patience) {
    // Asked side by side: mostly the recorder is far enough, and a way to Kafka and back is saved.
    Future<long[]> reached = recorded();
    return ends()
        .map(part)
        .compose(
            wanted ->
                reached.compose(
                    recorded ->
                        covers(recorded, wanted)
                            ? Future.succeededFuture(0L)
                            : behind(wanted, patience)));
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
    return awaitRecorded(ofRun(runId, offsets), patience);
  }

  /** The offset of the run's partition, and of no other. */
  private long[] ofRun(String runId, long[] offsets) {
    return ofRuns(List.of(runId), offsets);
  }

  private long[] ofRuns(Collection<String> runIds, long[] offsets) {
    long[] wanted = new long[offsets.length];
    for (String runId : runIds) {
      int partition = RunPartition.of(runId, kafka.partitions());
      wanted[partition] = offsets[partition];
    }
    return wanted;
  }

  /** How many offsets {@code reached} is short of {@code wanted}, all partitions together. */
  static long missing(long[] reached, long[] wanted) {
    long missing = 0;
    for (int p = 0; p < wanted.length; p++) {
      missing += Math.max(0, wanted[p] - reached[p]);
    }
    return missing;
  }

  /** Whether {@code reached} is as far as {@code wanted} in every partition. */
  static boolean covers(long[] reached, long[] wanted) {
    for (int p = 0; p < wanted.length; p++) {
      if (reached[p] < wanted[p]) {
        return false;
      }
    }
    return true;
  }
}
