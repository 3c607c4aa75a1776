package io.headrace.tracking.recorder;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import io.headrace.model.LoggedModelMetric;
import io.headrace.model.Run;
import io.headrace.store.InsertLoggedModelMetric;
import io.headrace.store.InsertMetricSegment;
import io.headrace.store.InsertRunLocation;
import io.headrace.store.UpdateRunMetrics;
import io.headrace.store.UpsertRun;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the commits of a batch to Cassandra, many runs at a time, each again until it succeeds.
 *
 * <p><b>Order within a run:</b> segments first, then the row, whose position says that everything
 * up to it is stored. Were the row first, a crash in between would leave points that a replay
 * passes over.
 */
public final class CommitWriter {

  private static final Logger LOG = LoggerFactory.getLogger(CommitWriter.class);

  /** Runs written at the same time; keeps Cassandra's queue and ours short. */
  private static final int CONCURRENCY = 128;

  private final InsertRunLocation insertLocation;
  private final InsertMetricSegment insertSegment;
  private final InsertLoggedModelMetric insertModelMetric;
  private final UpsertRun upsertRun;
  private final UpdateRunMetrics updateMetrics;

  public CommitWriter(
      InsertRunLocation insertLocation,
      InsertMetricSegment insertSegment,
      InsertLoggedModelMetric insertModelMetric,
      UpsertRun upsertRun,
      UpdateRunMetrics updateMetrics) {
    this.insertLocation = insertLocation;
    this.insertSegment = insertSegment;
    this.insertModelMetric = insertModelMetric;
    this.upsertRun = upsertRun;
    this.updateMetrics = updateMetrics;
  }

  /** Writes; returns those that can never be written, however often it is tried. */
  List<RunCommit> write(List<RunCommit> commits, Waiting waiting) throws InterruptedException {
    List<RunCommit> refused = new ArrayList<>(0);
    List<RunCommit> open = commits;
    while (!open.isEmpty()) {
      Queue<RunCommit> again = new ConcurrentLinkedQueue<>();
      Queue<RunCommit> never = new ConcurrentLinkedQueue<>();
      writeAll(open, again, never);
      refused.addAll(never);
      open = List.copyOf(again);
      if (!open.isEmpty()) {
        waiting.pause("The recorder waits: Cassandra does not take what came of the log");
      }
    }
    return refused;
  }

  private void writeAll(List<RunCommit> open, Queue<RunCommit> again, Queue<RunCommit> never)
      throws InterruptedException {
    Semaphore places = new Semaphore(CONCURRENCY);
    for (RunCommit commit : open) {
      places.acquire();
      write(commit)
          .onFailure(
              failure -> {
                LOG.debug("Run not stored", failure);
                (passes(failure) ? again : never).add(commit);
              })
          .onComplete(done -> places.release());
    }
    places.acquire(CONCURRENCY);
  }

  /** Whether the same write may succeed later; what Cassandra calls invalid never does. */
  private static boolean passes(Throwable failure) {
    return !(failure instanceof HeadraceException known)
        || known.code() != ErrorCode.INTERNAL_ERROR;
  }

  private Future<Void> write(RunCommit commit) {
    return Future.all(segments(commit)).compose(written -> row(commit));
  }

  private List<Future<Void>> segments(RunCommit commit) {
    String runId = commit.run().state().runId();
    List<Future<Void>> writes = new ArrayList<>(2);
    for (int part = 0; part < commit.segments().size(); part++) {
      writes.add(
          insertSegment.execute(
              runId, commit.metricsPosition(), part, commit.segments().get(part).duplicate()));
    }
    for (MetricColumns points : commit.points()) {
      addModelMetrics(commit, points, writes);
    }
    if (commit.began()) {
      writes.add(
          insertLocation.execute(
              runId, commit.run().state().experimentId(), commit.records().get(0).position()));
    }
    return writes;
  }

  private void addModelMetrics(RunCommit commit, MetricColumns points, List<Future<Void>> writes) {
    for (int i = 0; i < points.size() && points.hasLinks(); i++) {
      ModelLink link = points.link(i);
      if (link != null) {
        LoggedModelMetric metric =
            new LoggedModelMetric(
                points.key(points.keyIndex(i)),
                points.step(i),
                points.timestamp(i),
                points.value(i),
                link.datasetName(),
                link.datasetDigest(),
                commit.run().state().runId());
        writes.add(insertModelMetric.execute(link.modelId(), metric, commit.metricsPosition()));
      }
    }
  }

  private Future<Void> row(RunCommit commit) {
    List<Future<Void>> writes = new ArrayList<>(2);
    Run row = commit.row();
    String experimentId = commit.run().state().experimentId();
    String runId = commit.run().state().runId();
    long position = commit.run().state().position();
    if (row != null) {
      writes.add(upsertRun.execute(row, commit.run().state().deletion(), position));
    }
    if (commit.checkpoint() != null) {
      writes.add(
          updateMetrics.checkpoint(experimentId, runId, position, commit.checkpoint().duplicate()));
    } else if (commit.note()) {
      writes.add(updateMetrics.note(experimentId, runId, position));
    }
    return Future.all(writes).mapEmpty();
  }
}
