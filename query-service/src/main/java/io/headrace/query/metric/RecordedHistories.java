package io.headrace.query.metric;

import io.headrace.async.InTurn;
import io.headrace.log.LogOffsets;
import io.headrace.store.RunBin;
import io.headrace.store.RunStub;
import io.headrace.store.SelectMetricSegments;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads the points of runs from Cassandra, for the calls that put histories together: all of them
 * together only a few at a time, as each takes tens of megabytes when a history is long.
 *
 * <p>Thread-safe; futures complete on the caller's Vert.x context.
 */
final class RecordedHistories {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Before every position, so that all segments are read. */
  private static final long BEGINNING = -1;

  private static final int AT_ONCE = 4;
  private static final int MAX_WAITING = 64;

  private final InTurn histories = new InTurn(AT_ONCE, MAX_WAITING);
  private final Vertx vertx;
  private final LogOffsets offsets;
  private final RunBin runs;
  private final SelectMetricSegments selectSegments;

  RecordedHistories(
      Vertx vertx, LogOffsets offsets, RunBin runs, SelectMetricSegments selectSegments) {
    this.vertx = vertx;
    this.offsets = offsets;
    this.runs = runs;
    this.selectSegments = selectSegments;
  }

  /** Does {@code work}, which reads histories, when all points of the run are recorded. */
  <T> Future<T> of(String runId, Supplier<Future<T>> work) {
    return offsets.awaitRecorded(runId, PATIENCE).compose(recorded -> histories.run(work));
  }

  /** Does {@code work}, which reads histories, when all points of all runs are recorded. */
  <T> Future<T> ofAnyRun(Supplier<Future<T>> work) {
    return offsets
        .ends()
        .compose(ends -> offsets.awaitRecorded(ends, PATIENCE))
        .compose(recorded -> histories.run(work));
  }

  /**
   * Reads all segments of a run, which holds none if there is no such run, or it is deleted for
   * good and they only have not gone yet.
   *
   * @param segments takes some of them at a time, on a worker thread
   */
  Future<Void> read(String runId, Consumer<List<ByteBuffer>> segments) {
    return runs.find(runId)
        .compose(
            found ->
                found.filter(RunStub::purged).isPresent()
                    ? Future.succeededFuture()
                    : readAll(runId, segments));
  }

  private Future<Void> readAll(String runId, Consumer<List<ByteBuffer>> segments) {
    return selectSegments.execute(
        runId,
        BEGINNING,
        some ->
            onWorker(
                () -> {
                  segments.accept(some);
                  return null;
                }));
  }

  /** Does what takes seconds when a history is long: decoding, sorting, writing the answer. */
  <T> Future<T> onWorker(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
