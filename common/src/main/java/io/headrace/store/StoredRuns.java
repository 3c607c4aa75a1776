package io.headrace.store;

import io.headrace.async.Lanes;
import io.headrace.event.RunState;
import io.headrace.metric.SegmentCodec;
import io.headrace.store.SelectRunLocation.Location;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The runs as Cassandra has them, their latest metrics brought up from the segments. Thread-safe.
 */
public final class StoredRuns {

  private static final List<Integer> BUCKETS =
      IntStream.range(0, RunBuckets.COUNT).boxed().toList();

  /** Of one experiment; a page of each is in memory. */
  private static final int BUCKETS_AT_ONCE = 2;

  /** Of one page of runs; some segments of each run are in memory. */
  private static final int SEGMENT_READS_AT_ONCE = 8;

  private final CassandraConnection cassandra;
  private final SelectRunLocation selectLocation;
  private final SelectRun selectRun;
  private final SelectRunsOfExperiment selectRuns;
  private final SelectMetricSegments selectSegments;

  public StoredRuns(CassandraConnection cassandra) {
    this.cassandra = cassandra;
    this.selectLocation = new SelectRunLocation(cassandra);
    this.selectRun = new SelectRun(cassandra);
    this.selectRuns = new SelectRunsOfExperiment(cassandra);
    this.selectSegments = new SelectMetricSegments(cassandra);
  }

  /**
   * The run; empty when none is stored. Of one that is deleted for good it is known for a while
   * that it was.
   */
  public Future<Optional<RunState>> find(String runId) {
    return selectLocation
        .execute(runId)
        .compose(
            found ->
                found.isPresent()
                    ? find(runId, found.get())
                    : Future.succeededFuture(Optional.empty()));
  }

  private Future<Optional<RunState>> find(String runId, Location location) {
    if (location.isGrave()) {
      return Future.succeededFuture(
          Optional.of(RunState.purged(runId, location.experimentId(), location.purgedPosition())));
    }
    return selectRun
        .execute(location.experimentId(), runId)
        .compose(
            stored ->
                stored.isPresent()
                    ? upToDate(stored.get()).map(Optional::of)
                    : Future.succeededFuture(Optional.empty()));
  }

  /**
   * Hands over all runs of an experiment, some at a time, so that they need not fit into memory
   * beside what becomes of them.
   *
   * @param page called on any thread, by several at once; no more are read before it is done
   * @return completes after the last call has ended
   */
  public Future<Void> ofExperiment(
      String experimentId, Function<List<RunState>, Future<Void>> page) {
    return Lanes.forEach(
        BUCKETS_AT_ONCE,
        BUCKETS,
        bucket -> selectRuns.execute(experimentId, bucket, runs -> handOver(runs, page)));
  }

  private Future<Void> handOver(
      List<StoredRun> stored, Function<List<RunState>, Future<Void>> page) {
    return Lanes.forEach(SEGMENT_READS_AT_ONCE, stored, run -> upToDate(run).mapEmpty())
        .compose(done -> page.apply(stored.stream().map(StoredRun::run).toList()));
  }

  private Future<RunState> upToDate(StoredRun stored) {
    if (!stored.isBehind()) {
      return Future.succeededFuture(stored.run());
    }
    return selectSegments
        .execute(
            stored.run().runId(),
            stored.latestPosition(),
            segments -> cassandra.onWorker(() -> add(segments, stored.run())))
        .map(stored.run());
  }

  private static Void add(List<ByteBuffer> segments, RunState run) {
    segments.forEach(segment -> run.addMetrics(SegmentCodec.decode(segment)));
    return null;
  }
}
