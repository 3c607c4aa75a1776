package io.headrace.tracking.recorder;

import io.headrace.async.Lanes;
import io.headrace.log.Waiting;
import io.headrace.store.CompactionDue;
import io.headrace.store.RunChange;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the commits of a batch to Cassandra, many runs at a time, each again until it succeeds.
 *
 * <p><b>Order within a run:</b> segments first, then the row, whose position says that everything
 * up to it is stored. Were the row first, a crash in between would leave points that a replay
 * passes over. Last the end of its generation, which vouches for a checkpoint.
 */
final class CommitWriter {

  /** Points of logged models written at the same time for one run. */
  private static final int MODEL_POINTS_AT_ONCE = 256;

  private final RunStore store;
  private final PersistentWork<RunCommit> attempts =
      new PersistentWork<>(
          this::write, "The recorder waits: Cassandra does not take what came of the log");

  CommitWriter(RunStore store) {
    this.store = store;
  }

  /** Writes; returns those that can never be written, however often it is tried. */
  List<RunCommit> write(List<RunCommit> commits, Waiting waiting) throws InterruptedException {
    return attempts.complete(commits, waiting);
  }

  private Future<Void> write(RunCommit commit) {
    List<Future<Void>> writes = new ArrayList<>(2);
    addSegments(commit, writes);
    if (commit.began()) {
      writes.add(insertLocation(commit));
    }
    return Future.all(writes)
        .compose(written -> modelPoints(commit))
        .compose(written -> row(commit.rowChange()))
        .compose(written -> endOfGeneration(commit.endedGeneration()));
  }

  private void addSegments(RunCommit commit, List<Future<Void>> writes) {
    for (int part = 0; part < commit.segments().size(); part++) {
      writes.add(
          store.insertSegment(
              commit.runId(),
              commit.generation(),
              commit.metricsPosition(),
              part,
              commit.segments().get(part).duplicate()));
    }
  }

  private Future<Void> insertLocation(RunCommit commit) {
    return store.insertLocation(
        commit.runId(), commit.run().state().experimentId(), commit.records().get(0).position());
  }

  /** The models first: who deletes the run for good finds its points by them. */
  private Future<Void> modelPoints(RunCommit commit) {
    return Lanes.forEach(
            MODEL_POINTS_AT_ONCE,
            commit.newModels(),
            model -> store.insertModelOfRun(commit.runId(), model, commit.metricsPosition()))
        .compose(
            known ->
                Lanes.forEach(
                    MODEL_POINTS_AT_ONCE,
                    commit.modelPoints(),
                    point ->
                        store.insertModelMetric(
                            point.modelId(), point.metric(), commit.metricsPosition())));
  }

  private Future<Void> row(RunChange change) {
    return change.isEmpty() ? Future.succeededFuture() : store.upsertRun(change);
  }

  private Future<Void> endOfGeneration(CompactionDue ended) {
    return ended == null ? Future.succeededFuture() : store.endGeneration(ended);
  }
}
