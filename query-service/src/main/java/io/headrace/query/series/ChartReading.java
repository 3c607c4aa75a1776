package io.headrace.query.series;

import io.headrace.async.Lanes;
import io.headrace.async.Repetition;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.metric.chart.Chart;
import io.headrace.metric.chart.ChartDraft;
import io.headrace.metric.chunk.ChunkCodec;
import io.headrace.metric.chunk.Outline;
import io.headrace.metric.chunk.OutlineCodec;
import io.headrace.metric.chunk.Series;
import io.headrace.store.SeriesKey;
import io.headrace.store.StoredChunk;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws one chart: from the outlines of a series' chunks where they suffice, from points where they
 * do not. Used for one reading of the chunks.
 */
final class ChartReading {

  /** Chunks of a series whose points are fetched at once. */
  private static final int CHUNKS_AT_ONCE = 4;

  /** What a block of an outline takes of memory, in points. */
  private static final int POINTS_PER_BLOCK = 2;

  private final SeriesSource source;
  private final HeldPoints held;
  private final SeriesKey series;
  private final ChartDraft draft;

  /** By their numbers in the draft those of which it has the outline. */
  private final Map<Integer, StoredChunk> outlined = new HashMap<>();

  /** What stands apart and has no outline. */
  private final List<StoredChunk> bare = new ArrayList<>();

  private long points;

  private ChartReading(SeriesSource source, HeldPoints held, SeriesKey series, ChartDraft draft) {
    this.source = source;
    this.held = held;
    this.series = series;
    this.draft = draft;
  }

  /**
   * Draws the chart.
   *
   * @param held of which the points of chunks are taken, until the chart is drawn
   * @param fresh the points that are in no chunk
   * @param chunks of the series, of which some may have been merged meanwhile: then it fails as
   *     {@link io.headrace.store.StoredSeries#points} does
   */
  static Future<Chart> of(
      SeriesSource source,
      HeldPoints held,
      SeriesKey series,
      Series fresh,
      List<StoredChunk> chunks,
      Window window,
      int buckets) {
    ChartDraft draft = new ChartDraft(window.axis(), window.from(), window.to(), buckets);
    ChartReading reading = new ChartReading(source, held, series, draft);
    return source
        .onWorker(() -> reading.begin(fresh, chunks, window))
        .compose(begun -> reading.fetchBare())
        .compose(fetched -> Repetition.whileTrue(reading::fetchMissing))
        .compose(complete -> source.onWorker(draft::finish))
        .eventually(reading::end);
  }

  private Void begin(Series fresh, List<StoredChunk> chunks, Window window) {
    draft.add(fresh);
    for (StoredChunk chunk : chunks) {
      if (!window.touches(chunk.head())) {
        continue;
      }
      if (chunk.points() != null) {
        hold(chunk.head().size());
        draft.add(ChunkCodec.decode(chunk.points()));
      } else if (chunk.outline() != null) {
        Outline outline = OutlineCodec.decode(chunk.outline());
        hold(POINTS_PER_BLOCK * outline.blocks());
        outlined.put(draft.add(outline), chunk);
      } else {
        bare.add(chunk);
      }
    }
    return null;
  }

  private Future<Void> fetchBare() {
    return Lanes.forEach(
        CHUNKS_AT_ONCE, bare, chunk -> points(chunk).onSuccess(this::add).mapEmpty());
  }

  private synchronized void add(Series found) {
    draft.add(found);
  }

  /** Fetches what the draft is short of; answers whether to ask it again. */
  private Future<Boolean> fetchMissing() {
    return source
        .onWorker(this::missing)
        .compose(
            missing ->
                missing.isEmpty()
                    ? Future.succeededFuture(false)
                    : Lanes.forEach(CHUNKS_AT_ONCE, missing, this::fetch).map(true));
  }

  /** What the draft is short of. Who draws alone cannot hope for more room later. */
  private List<Integer> missing() {
    return draft.missing(held.isAlone() ? held.left() : Long.MAX_VALUE);
  }

  private Future<Void> fetch(int stretch) {
    return points(outlined.get(stretch)).onSuccess(found -> feed(stretch, found)).mapEmpty();
  }

  private synchronized void feed(int stretch, Series found) {
    draft.feed(stretch, found);
  }

  private Future<Series> points(StoredChunk chunk) {
    try {
      hold(chunk.head().size());
    } catch (HeadraceException refused) {
      return Future.failedFuture(refused);
    }
    return source.points(series, chunk);
  }

  private synchronized void hold(int more) {
    if (!held.take(more)) {
      throw new HeadraceException(
          ErrorCode.INVALID_PARAMETER_VALUE,
          ("More than %d points of metric '%s' would have to be looked at one by one, as what is"
                  + " known of their blocks does not suffice. Ask for a narrower range, for fewer"
                  + " buckets, or for steps instead of times.")
              .formatted(held.most(), series.key()));
    }
    points += more;
  }

  private synchronized Future<Void> end() {
    held.giveBack(points);
    points = 0;
    return Future.succeededFuture();
  }
}
