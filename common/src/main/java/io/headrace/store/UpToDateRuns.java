package io.headrace.store;

import io.headrace.async.Lanes;
import io.headrace.event.LogPosition;
import io.headrace.event.RunState;
import io.headrace.metric.SegmentCodec;
import io.headrace.store.SelectMetricSegments.Segment;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings the latest metrics of runs up from their rows' checkpoints to their segments.
 *
 * <p>Before a generation's segments go, a checkpoint covers them: if that happens meanwhile, all
 * begins again with the row.
 *
 * <p>Thread-safe.
 */
final class UpToDateRuns {

  /** Of one page of runs; some segments of each run are in memory. */
  private static final int READS_AT_ONCE = 8;

  private final CassandraConnection cassandra;
  private final SelectRun selectRun;
  private final SelectMetricSegments selectSegments;
  private final SelectGenerations selectGenerations;
  private final SelectSegmentsOfRuns selectSegmentsOfRuns;
  private final SelectGenerationsOfRuns selectGenerationsOfRuns;

  UpToDateRuns(CassandraConnection cassandra) {
    this.cassandra = cassandra;
    this.selectRun = new SelectRun(cassandra);
    this.selectSegments = new SelectMetricSegments(cassandra);
    this.selectGenerations = new SelectGenerations(cassandra);
    this.selectSegmentsOfRuns = new SelectSegmentsOfRuns(cassandra);
    this.selectGenerationsOfRuns = new SelectGenerationsOfRuns(cassandra);
  }

  /** The run as it is now; empty if its row is gone by then. */
  Future<Optional<StoredRun>> one(StoredRun stored) {
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
                now.isPresent() && isOvertaken(stored, now.get())
                    ? again(run)
                    : Future.succeededFuture(now.map(found -> stored)));
  }

  private static boolean isOvertaken(StoredRun stored, Generations now) {
    return now.compacted() > stored.generations().compacted();
  }

  private Future<Optional<StoredRun>> again(RunState run) {
    return selectRun
        .execute(run.experimentId(), run.runId())
        .compose(
            row -> row.isPresent() ? one(row.get()) : Future.succeededFuture(Optional.empty()));
  }

  private static Void add(List<Segment> segments, RunState run) {
    segments.forEach(segment -> run.addMetrics(SegmentCodec.decode(segment.points())));
    return null;
  }

  /**
   * Some runs as they are now, but for those whose row is gone by then, in any order. Runs that
   * have no checkpoint yet have little more than that in their segments, which are read many runs
   * at a time.
   *
   * @param some that are {@linkplain StoredRun#isBehind behind}
   * @param bucket that all of them are in
   */
  Future<List<RunState>> all(List<StoredRun> some, int bucket) {
    List<RunState> runs = new ArrayList<>(some.size());
    List<StoredRun> apart = new ArrayList<>();
    List<StoredRun> together = new ArrayList<>();
    for (StoredRun stored : some) {
      (hasFewPoints(stored) ? together : apart).add(stored);
    }
    Consumer<RunState> found =
        run -> {
          synchronized (runs) {
            runs.add(run);
          }
        };
    return read(together, bucket, found, apart)
        .compose(done -> Lanes.forEach(READS_AT_ONCE, apart, run -> one(run, found)))
        .map(runs);
  }

  private static boolean hasFewPoints(StoredRun stored) {
    return stored.generations().current() == 0 && stored.latestPosition() == LogPosition.NONE;
  }

  private Future<Void> one(StoredRun stored, Consumer<RunState> found) {
    return one(stored)
        .map(
            now -> {
              now.ifPresent(run -> found.accept(run.run()));
              return null;
            });
  }

  /**
   * Reads some runs' segments with one request.
   *
   * @param apart gets the runs that were overtaken
   */
  private Future<Void> read(
      List<StoredRun> some, int bucket, Consumer<RunState> found, List<StoredRun> apart) {
    if (some.isEmpty()) {
      return Future.succeededFuture();
    }
    Map<String, RunState> byId = new HashMap<>();
    some.forEach(stored -> byId.put(stored.run().runId(), stored.run()));
    List<String> runIds = List.copyOf(byId.keySet());
    String experimentId = some.get(0).run().experimentId();
    return selectSegmentsOfRuns
        .execute(runIds, 0, (id, segment) -> add(List.of(segment), byId.get(id)))
        .compose(added -> selectGenerationsOfRuns.execute(experimentId, bucket, runIds))
        .map(
            now -> {
              for (StoredRun stored : some) {
                Generations generations = now.get(stored.run().runId());
                // Without a row the run was deleted for good meanwhile.
                if (generations != null && isOvertaken(stored, generations)) {
                  apart.add(stored);
                } else if (generations != null) {
                  found.accept(stored.run());
                }
              }
              return null;
            });
  }
}
