package io.headrace.store;

import io.headrace.async.Lanes;
import io.headrace.event.RunState;
import io.headrace.metric.SegmentCodec;
import io.headrace.store.SelectMetricSegments.Segment;
import io.headrace.store.SelectRunLocation.Location;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
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
  private final SelectGenerations selectGenerations;

  public StoredRuns(CassandraConnection cassandra) {
    this.cassandra = cassandra;
    this.selectLocation = new SelectRunLocation(cassandra);
    this.selectRun = new SelectRun(cassandra);
    this.selectRuns = new SelectRunsOfExperiment(cassandra);
    this.selectSegments = new SelectMetricSegments(cassandra);
    this.selectGenerations = new SelectGenerations(cassandra);
  }

  /**
   * The run; empty when none is stored. Of one that is deleted for good it is known for a while
   * that it was.
   */
  public Future<Optional<StoredRun>> find(String runId) {
    return selectLocation
        .execute(runId)
        .compose(
            found ->
                found.isPresent()
                    ? find(runId, found.get())
                    : Future.succeededFuture(Optional.empty()));
  }

  private Future<Optional<StoredRun>> find(String runId, Location location) {
    if (location.isGrave()) {
      return Future.succeededFuture(
          Optional.of(
              StoredRun.purged(
                  RunState.purged(runId, location.experimentId(), location.purgedPosition()))));
    }
    return selectRun
        .execute(location.experimentId(), runId)
        .compose(
            stored ->
                stored.isPresent()
                    ? upToDate(stored.get())
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
    List<RunState> runs = Collections.synchronizedList(new ArrayList<>(stored.size()));
    return Lanes.forEach(SEGMENT_READS_AT_ONCE, stored, run -> upToDate(run).map(addTo(runs)))
        .compose(done -> page.apply(List.copyOf(runs)));
  }

  private static Function<Optional<StoredRun>, Void> addTo(List<RunState> runs) {
    return now -> {
      now.ifPresent(run -> runs.add(run.run()));
      return null;
    };
  }

  /**
   * Adds the points behind the checkpoint. Before a generation's segments go, a checkpoint covers
   * them: if that happens meanwhile, all begins again with the row.
   *
   * @return empty if the row is gone by then
   */
  private Future<Optional<StoredRun>> upToDate(StoredRun stored) {
    if (!stored.isBehind()) {
      return Future.succeededFuture(Optional.of(stored));
    }
    RunState run = stored.run();
    return selectSegments
        .execute(
            run.runId(),
            stored.generations(),
            stored.latestPosition(),
            segments -> cassandra.onWorker(() -> add(segments, run)))
        .compose(added -> selectGenerations.execute(run.experimentId(), run.runId()))
        .compose(
            now ->
                now.compacted() <= stored.generations().compacted()
                    ? Future.succeededFuture(Optional.of(stored))
                    : again(run));
  }

  private Future<Optional<StoredRun>> again(RunState run) {
    return selectRun
        .execute(run.experimentId(), run.runId())
        .compose(
            row ->
                row.isPresent() ? upToDate(row.get()) : Future.succeededFuture(Optional.empty()));
  }

  private static Void add(List<Segment> segments, RunState run) {
    segments.forEach(segment -> run.addMetrics(SegmentCodec.decode(segment.points())));
    return null;
  }
}
