package io.headrace.query.series;

import io.headrace.metric.chunk.Series;
import io.headrace.store.RunStub;
import io.headrace.store.SeriesKey;
import io.headrace.store.StoredChunk;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Where charts have the points of series from. Thread-safe. */
interface SeriesSource {

  /** The run; empty if there is none, or it is deleted for good. */
  Future<Optional<RunStub>> run(String runId);

  /**
   * The points of a run's metrics that are in no chunk yet. To be read before the chunks.
   *
   * @param points takes them
   */
  Future<Map<String, Series>> fresh(RunStub run, FreshPoints points);

  /** What a request asks for of a run: from when it began, if times are relative. */
  Future<Window> window(SeriesRequest request, String runId);

  /** The chunks of a series with their outlines. */
  Future<List<StoredChunk>> outlinedChunks(SeriesKey series);

  /** The points of a chunk; see {@link io.headrace.store.StoredSeries#untilUndisturbed}. */
  Future<Series> points(SeriesKey series, StoredChunk chunk);

  /** Does what takes long: decoding, sorting, writing the answer. */
  <T> Future<T> onWorker(Callable<T> work);
}
