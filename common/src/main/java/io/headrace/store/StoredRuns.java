package io.headrace.store;

import io.headrace.event.RunState;
import io.headrace.metric.SegmentCodec;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The runs as Cassandra has them, their latest metrics brought up from the segments. Thread-safe.
 */
public final class StoredRuns {

  private final SelectRunLocation selectLocation;
  private final SelectRun selectRun;
  private final SelectRunsOfExperiment selectRuns;
  private final SelectMetricSegments selectSegments;

  public StoredRuns(CassandraConnection cassandra) {
    this.selectLocation = new SelectRunLocation(cassandra);
    this.selectRun = new SelectRun(cassandra);
    this.selectRuns = new SelectRunsOfExperiment(cassandra);
    this.selectSegments = new SelectMetricSegments(cassandra);
  }

  /** The run; empty when none is stored. */
  public Future<Optional<RunState>> find(String runId) {
    return selectLocation
        .execute(runId)
        .compose(
            experimentId ->
                experimentId.isPresent()
                    ? selectRun.execute(experimentId.get(), runId)
                    : Future.succeededFuture(Optional.empty()))
        .compose(
            stored ->
                stored.isPresent()
                    ? upToDate(stored.get()).map(Optional::of)
                    : Future.succeededFuture(Optional.empty()));
  }

  /**
   * Hands over all runs of an experiment, some at a time.
   *
   * @param consumer called on any thread, by several at once
   * @return completes after the last call
   */
  public Future<Void> ofExperiment(String experimentId, Consumer<List<RunState>> consumer) {
    List<Future<Void>> buckets = new ArrayList<>(RunBuckets.COUNT);
    for (int bucket = 0; bucket < RunBuckets.COUNT; bucket++) {
      buckets.add(selectRuns.execute(experimentId, bucket, page -> handOver(page, consumer)));
    }
    return Future.all(buckets).mapEmpty();
  }

  private Future<Void> handOver(List<StoredRun> page, Consumer<List<RunState>> consumer) {
    List<Future<RunState>> runs = new ArrayList<>(page.size());
    page.forEach(stored -> runs.add(upToDate(stored)));
    return Future.all(runs)
        .map(
            all -> {
              consumer.accept(all.list());
              return null;
            });
  }

  private Future<RunState> upToDate(StoredRun stored) {
    if (!stored.isBehind()) {
      return Future.succeededFuture(stored.run());
    }
    return selectSegments
        .execute(
            stored.run().runId(),
            stored.latestPosition(),
            segments -> {
              segments.forEach(segment -> stored.run().addMetrics(SegmentCodec.decode(segment)));
              return Future.succeededFuture();
            })
        .map(stored.run());
  }
}
