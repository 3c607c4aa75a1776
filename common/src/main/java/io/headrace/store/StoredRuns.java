package io.headrace.store;

import io.headrace.async.Lanes;
import io.headrace.event.RunState;
import io.headrace.store.SelectRunLocation.Location;
import io.vertx.core.Future;
import java.util.ArrayList;
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

  /** Of one page whose segments are read; with their metrics in memory. */
  private static final int BEHIND_AT_ONCE = 50;

  /** Of one page that are handed over as their rows have them. */
  private static final int ENDED_AT_ONCE = 200;

  private final SelectRunLocation selectLocation;
  private final SelectRun selectRun;
  private final SelectRunsOfExperiment selectRuns;
  private final UpToDateRuns upToDate;

  public StoredRuns(CassandraConnection cassandra) {
    this.selectLocation = new SelectRunLocation(cassandra);
    this.selectRun = new SelectRun(cassandra);
    this.selectRuns = new SelectRunsOfExperiment(cassandra);
    this.upToDate = new UpToDateRuns(cassandra);
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
                    ? upToDate.one(stored.get())
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
        bucket ->
            selectRuns.execute(experimentId, bucket, stored -> handOver(stored, bucket, page)));
  }

  /**
   * A few of a page at a time. Runs that may have segments come apart from the others: a request
   * reads the segments of many runs, and what these come to is not seen from the runs' rows.
   */
  private Future<Void> handOver(
      List<StoredRun> stored, int bucket, Function<List<RunState>, Future<Void>> page) {
    List<RunState> ended = new ArrayList<>();
    List<StoredRun> behind = new ArrayList<>();
    for (StoredRun run : stored) {
      if (run.isBehind()) {
        behind.add(run);
      } else {
        ended.add(run.run());
      }
    }
    return Lanes.forEach(1, parts(ended, ENDED_AT_ONCE), page)
        .compose(
            done ->
                Lanes.forEach(
                    1,
                    parts(behind, BEHIND_AT_ONCE),
                    some -> upToDate.all(some, bucket).compose(page)));
  }

  private static <T> List<List<T>> parts(List<T> runs, int atOnce) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < runs.size(); from += atOnce) {
      parts.add(runs.subList(from, Math.min(runs.size(), from + atOnce)));
    }
    return parts;
  }
}
