package io.headrace.query.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.SegmentCodec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPageTest {

  private static final int SERIES = 7;
  private static final OptionalLong ALL = OptionalLong.empty();

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 10, 99, 100, 101, 5_000_000_000L})
  void answer_pageAfterPage_bringsEveryPointOnceInOrder(long maxResults) {
    List<ByteBuffer> segments = shuffled(100, 9);
    List<Long> steps = new ArrayList<>();
    HistoryToken after = null;
    int pages = 0;
    do {
      JsonObject answer = answer(after, OptionalLong.of(maxResults), segments);
      steps.addAll(steps(answer));
      String token = answer.getString("next_page_token");
      after = token == null ? null : HistoryToken.decode(token, SERIES);
      pages++;
    } while (after != null);

    assertThat(steps).isEqualTo(LongStream.range(0, 100).boxed().toList());
    assertThat(pages).isEqualTo((int) Math.max(1, (100 + maxResults - 1) / maxResults));
  }

  @Test
  void answer_everything_isOnePage() {
    JsonObject answer = answer(null, ALL, shuffled(1_000, 50));

    assertThat(steps(answer)).hasSize(1_000).isSorted();
    assertThat(answer.containsKey("next_page_token")).isFalse();
  }

  @Test
  void answer_everythingOfAHugeHistory_isRefusedAndAPageOfItIsNot() {
    List<ByteBuffer> segments = shuffled(HistoryPage.MAX_POINTS + 1, 100_000);

    assertThatThrownBy(() -> answer(null, ALL, segments))
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining("max_results");
    assertThat(steps(answer(null, OptionalLong.of(10), segments))).hasSize(10);
  }

  @Test
  void answer_noPoints_isEmpty() {
    assertThat(answer(null, ALL, List.of())).isEqualTo(new JsonObject());
    assertThat(
            answer(new HistoryToken(SERIES, 5_000, 5_000, 1), OptionalLong.of(3), shuffled(100, 9)))
        .isEqualTo(new JsonObject());
  }

  private static JsonObject answer(
      HistoryToken after, OptionalLong maxResults, List<ByteBuffer> segments) {
    HistoryPage page = new HistoryPage(SERIES, "loss", after, maxResults);
    segments.forEach(segment -> page.add(List.of(segment.duplicate())));
    return new JsonObject(((Answer.Json) page.answer()).body());
  }

  private static List<Long> steps(JsonObject answer) {
    JsonArray points = answer.getJsonArray("metrics", new JsonArray());
    return points.stream().map(point -> ((JsonObject) point).getLong("step")).toList();
  }

  /** Points at steps from 0 on, in any order, each twice, in segments of so many. */
  private static List<ByteBuffer> shuffled(int points, int perSegment) {
    List<Long> steps = new ArrayList<>(LongStream.range(0, points).boxed().toList());
    steps.addAll(List.copyOf(steps));
    Collections.shuffle(steps, new Random(points));
    List<ByteBuffer> segments = new ArrayList<>();
    for (int from = 0; from < steps.size(); from += perSegment) {
      MetricColumns columns = new MetricColumns();
      columns.add("other", 1, 1, 1);
      for (long step : steps.subList(from, Math.min(steps.size(), from + perSegment))) {
        columns.add("loss", step, 1_000 + step, step / 3.0);
      }
      segments.add(SegmentCodec.encode(columns));
    }
    return segments;
  }
}
