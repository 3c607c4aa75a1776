package io.headrace.query.metric;

import io.headrace.api.Limits;
import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.JsonAnswer;
import io.headrace.http.RunJson;
import io.headrace.metric.MetricHistory;
import io.headrace.metric.SegmentCodec;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.Series;
import io.headrace.model.MetricPoint;
import io.headrace.store.StoredChunk;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a metric's history, gathered from the run's segments and from the chunks that may
 * have points of it. Points that cannot be on it are let go of on the way, so it takes the memory
 * of a few pages, however long the history is.
 *
 * <p>Not thread-safe.
 */
final class HistoryPage implements Gathering {

  static final int MAX_POINTS = Limits.POINTS_PER_HISTORY_PAGE;

  /** How often points are let go of: when they are this many times a page. */
  private static final int PAGES_HELD = 3;

  private final int series;
  private final HistoryToken after;
  private final boolean whole;
  private final int size;
  private final MetricHistory history;

  /**
   * The page behind {@code after}, or the first.
   *
   * @param after {@code null} for the first page
   * @param maxResults empty for all points, which must not be more than {@link #MAX_POINTS}
   */
  HistoryPage(int series, String key, HistoryToken after, OptionalLong maxResults) {
    this.series = series;
    this.after = after;
    this.whole = maxResults.isEmpty();
    this.size = (int) Math.min(maxResults.orElse(MAX_POINTS), MAX_POINTS);
    this.history = new MetricHistory(key);
  }

  /** The first {@code most} points; {@code most} is not 0. */
  static HistoryPage ofFirst(String key, int most) {
    return new HistoryPage(0, key, null, OptionalLong.of(most));
  }

  @Override
  public String key() {
    return history.key();
  }

  @Override
  public void add(List<ByteBuffer> segments) {
    for (ByteBuffer segment : segments) {
      history.addAll(SegmentCodec.decode(segment));
      if (history.size() / PAGES_HELD > size) {
        trim();
      }
    }
  }

  @Override
  public void add(Series points) {
    history.addAll(points);
    trim();
  }

  @Override
  public List<StoredChunk> wanted(List<StoredChunk> chunks) {
    return chunks.stream()
        .filter(chunk -> after == null || chunk.head().maxTimestamp() >= after.timestamp())
        .sorted(Comparator.comparingLong(chunk -> chunk.head().minTimestamp()))
        .toList();
  }

  @Override
  public boolean isCompleteBefore(ChunkHead chunk) {
    trim();
    return history.size() > size && history.timestamp(size) < chunk.minTimestamp();
  }

  /** Keeps the page, and a point more if there is one, which tells that another page follows. */
  private void trim() {
    history.settle();
    int from =
        after == null ? 0 : history.indexAfter(after.step(), after.timestamp(), after.value());
    history.keep(from, Math.min(history.size(), from + size + 1));
  }

  /**
   * The answer. Call after the last segments.
   *
   * @throws HeadraceException with INVALID_PARAMETER_VALUE when all points were asked for and they
   *     are too many: who asks so follows no page token, and must not take a part for the whole
   */
  Answer answer() {
    trim();
    boolean more = history.size() > size;
    if (more && whole) {
      throw HeadraceException.invalid(
          "The history of metric '"
              + history.key()
              + "' has more than "
              + MAX_POINTS
              + " points. Ask for it with 'max_results', and for the next page with"
              + " 'next_page_token'.");
    }
    List<MetricPoint> points = shown();
    String next = more ? token(points.size() - 1) : null;
    return JsonAnswer.of(
        json -> json.objects("metrics", points, RunJson::metric).text("next_page_token", next));
  }

  /** The points of the page, in order. Call after the last segments. */
  List<MetricPoint> points() {
    trim();
    return shown();
  }

  private List<MetricPoint> shown() {
    int shown = Math.min(history.size(), size);
    List<MetricPoint> points = new ArrayList<>(shown);
    for (int i = 0; i < shown; i++) {
      points.add(
          new MetricPoint(history.key(), history.step(i), history.timestamp(i), history.value(i)));
    }
    return points;
  }

  private String token(int last) {
    return new HistoryToken(
            series, history.step(last), history.timestamp(last), history.value(last))
        .encode();
  }
}
