package io.headrace.query.metric;

import io.headrace.async.InTurn;
import io.headrace.async.Repetition;
import io.headrace.http.ApiRequest;
import io.headrace.query.RecordedBarrier;
import io.headrace.store.RunStub;
import io.headrace.store.SeriesKey;
import io.headrace.store.StoredChunk;
import io.headrace.store.StoredSeries;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Reads the points of runs from Cassandra, for the calls that put histories together: all of them
 * together only a few at a time, as each takes tens of megabytes when a history is long.
 *
 * <p>Thread-safe; futures complete on the caller's Vert.x context.
 */
final class RecordedHistories {

  private static final int AT_ONCE = 4;
  private static final int MAX_WAITING = 64;

  private final InTurn histories = new InTurn(AT_ONCE, MAX_WAITING);
  private final Vertx vertx;
  private final RecordedBarrier barrier;
  private final StoredSeries stored;

  RecordedHistories(Vertx vertx, RecordedBarrier barrier, StoredSeries stored) {
    this.vertx = vertx;
    this.barrier = barrier;
    this.stored = stored;
  }

  /** Does {@code work}, which reads histories of the run, once the request may. */
  <T> Future<T> of(ApiRequest request, String runId, Supplier<Future<T>> work) {
    return barrier.pass(request, runId).compose(passed -> histories.run(work));
  }

  /** Does {@code work}, which reads histories of the runs, once the request may. */
  <T> Future<T> of(ApiRequest request, List<String> runIds, Supplier<Future<T>> work) {
    return barrier.pass(request, runIds).compose(passed -> histories.run(work));
  }

  /**
   * Reads points of a run, which has none if there is no such run, or it is deleted for good and
   * they only have not gone yet.
   *
   * @param gathering takes them, on worker threads
   */
  Future<Void> read(String runId, Gathering gathering) {
    return stored
        .run(runId)
        .compose(
            found -> found.isPresent() ? read(found.get(), gathering) : Future.succeededFuture());
  }

  private Future<Void> read(RunStub run, Gathering gathering) {
    SeriesKey series = new SeriesKey(run.runId(), gathering.key());
    return stored
        .segments(run.runId(), run.generations(), gathering::add)
        .compose(read -> StoredSeries.untilUndisturbed(() -> readChunks(series, gathering)));
  }

  private Future<Void> readChunks(SeriesKey series, Gathering gathering) {
    return stored.chunks(series).compose(chunks -> readChunks(series, chunks, gathering));
  }

  private Future<Void> readChunks(SeriesKey series, List<StoredChunk> chunks, Gathering gathering) {
    Iterator<StoredChunk> wanted = gathering.wanted(chunks).iterator();
    return Repetition.whileTrue(
        () ->
            wanted.hasNext()
                ? readNext(series, wanted.next(), gathering)
                : Future.succeededFuture(false));
  }

  /** Answers whether to go on. */
  private Future<Boolean> readNext(SeriesKey series, StoredChunk chunk, Gathering gathering) {
    return onWorker(() -> gathering.isCompleteBefore(chunk.head()))
        .compose(
            complete ->
                complete
                    ? Future.succeededFuture(false)
                    : stored
                        .points(series, chunk)
                        .compose(
                            points ->
                                onWorker(
                                    () -> {
                                      gathering.add(points);
                                      return true;
                                    })));
  }

  /** Does what takes seconds when a history is long: decoding, sorting, writing the answer. */
  <T> Future<T> onWorker(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
