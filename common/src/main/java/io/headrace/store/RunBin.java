package io.headrace.store;

import io.headrace.async.Lanes;
import io.headrace.async.Repetition;
import io.headrace.store.SelectLoggedModelSeries.Series;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The runs as deletion for good sees them, and what it deletes of one that is purged: everything
 * but its artifacts. Each part may be deleted again; the row is the last to go, as it is what shows
 * that there is something left. Thread-safe.
 */
public final class RunBin {

  /** Range tombstones of one model's partition that are written at once. */
  private static final int SERIES_AT_ONCE = 16;

  private final SelectRunLocation selectLocation;
  private final SelectRunStub selectRun;
  private final SelectRunStubs selectRuns;
  private final SelectLoggedModelsOfRun selectModels;
  private final SelectLoggedModelSeries selectSeries;
  private final DeleteLoggedModelSeries deleteSeries;
  private final DeleteLoggedModelsOfRun deleteModels;
  private final PointsOfRun points;
  private final InsertRunGrave insertGrave;
  private final DeleteRun deleteRun;

  public RunBin(CassandraConnection cassandra) {
    this.selectLocation = new SelectRunLocation(cassandra);
    this.selectRun = new SelectRunStub(cassandra);
    this.selectRuns = new SelectRunStubs(cassandra);
    this.selectModels = new SelectLoggedModelsOfRun(cassandra);
    this.selectSeries = new SelectLoggedModelSeries(cassandra);
    this.deleteSeries = new DeleteLoggedModelSeries(cassandra);
    this.deleteModels = new DeleteLoggedModelsOfRun(cassandra);
    this.points = new PointsOfRun(cassandra);
    this.insertGrave = new InsertRunGrave(cassandra);
    this.deleteRun = new DeleteRun(cassandra);
  }

  /** The run, even one that is deleted for good but not all gone; empty when no row is left. */
  public Future<Optional<RunStub>> find(String runId) {
    return selectLocation
        .execute(runId)
        .compose(
            location ->
                location.isPresent()
                    ? selectRun.execute(location.get().experimentId(), runId)
                    : Future.succeededFuture(Optional.empty()));
  }

  /** The run as it is now; empty when its row is gone. */
  public Future<Optional<RunStub>> again(RunStub run) {
    return selectRun.execute(run.experimentId(), run.runId());
  }

  /**
   * Hands over all runs of an experiment, some at a time.
   *
   * @param page may delete what it is given; no more are read before it is done
   */
  public Future<Void> ofExperiment(
      String experimentId, Function<List<RunStub>, Future<Void>> page) {
    Iterator<Integer> buckets = IntStream.range(0, RunBuckets.COUNT).iterator();
    return Repetition.whileTrue(
        () ->
            buckets.hasNext()
                ? selectRuns.execute(experimentId, buckets.next(), page).map(true)
                : Future.succeededFuture(false));
  }

  /** Deletes the points that logged models have of the run. */
  public Future<Void> deleteModelPoints(RunStub run) {
    return selectModels
        .execute(
            run.runId(),
            models -> Lanes.forEach(1, models, model -> deletePointsOfModel(model, run)))
        .compose(deleted -> deleteModels.execute(run));
  }

  private Future<Void> deletePointsOfModel(String modelId, RunStub run) {
    return selectSeries.execute(
        modelId,
        page ->
            Lanes.forEach(
                SERIES_AT_ONCE,
                ofRun(page, run),
                series -> deleteSeries.execute(series, run.position())));
  }

  private static List<Series> ofRun(List<Series> page, RunStub run) {
    return page.stream().filter(series -> series.runId().equals(run.runId())).toList();
  }

  /** Deletes the points of the run. */
  public Future<Void> deletePoints(RunStub run) {
    return points.delete(run);
  }

  /** Deletes the row, with what it says of params, tags and datasets: nothing else may be left. */
  public Future<Void> deleteRow(RunStub run) {
    return insertGrave.execute(run).compose(buried -> deleteRun.execute(run));
  }
}
