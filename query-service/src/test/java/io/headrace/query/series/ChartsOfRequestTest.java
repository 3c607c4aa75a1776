package io.headrace.query.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.metric.chunk.Chunk;
import io.headrace.metric.chunk.ChunkCodec;
import io.headrace.metric.chunk.Series;
import io.headrace.metric.chunk.SeriesBuilder;
import io.headrace.model.SeriesAxis;
import io.headrace.store.Generations;
import io.headrace.store.RunStub;
import io.headrace.store.SeriesKey;
import io.headrace.store.StoredChunk;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Four metrics whose clocks step back, so that over times each point has to be looked at; over
 * steps only if there are more buckets than blocks.
 */
class ChartsOfRequestTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final int POINTS = 5_000;
  private static final List<String> KEYS = List.of("a", "b", "c", "d");
  private static final int BLOCKS = POINTS / 512;

  private final MixedTimes source = new MixedTimes();

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void read_pointsForAllAtOnce_drawsAllAndGivesThemBack() throws Exception {
    PointBudget budget = new PointBudget(5 * POINTS, 5 * POINTS);

    assertThat(drawn(budget)).allMatch(chart -> chart.chart().points() == POINTS);
    assertThat(source.fetched).hasSize(4).allSatisfy((key, times) -> assertThat(times).isOne());
    assertThat(budget.takenInCommon()).isZero();
  }

  @Test
  void read_pointsForOneAtATime_drawsOneAfterTheOther() throws Exception {
    PointBudget budget = new PointBudget(POINTS / 2, POINTS * 3 / 2);

    List<SeriesChart> charts = drawn(budget);

    assertThat(charts).extracting(SeriesChart::metricKey).isEqualTo(KEYS);
    assertThat(charts).allMatch(chart -> chart.chart().points() == POINTS);
    assertThat(source.fetched).hasSize(4).allSatisfy((key, times) -> assertThat(times).isOne());
    assertThat(budget.takenInCommon()).isZero();
  }

  @Test
  void read_pointsForNone_isRefusedAndGivesThemBack() {
    PointBudget budget = new PointBudget(POINTS / 2, POINTS);

    assertThatThrownBy(() -> drawn(budget))
        .isInstanceOfSatisfying(
            HeadraceException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE))
        .hasMessageStartingWith("More than 5000 points of metric");
    assertThat(budget.takenInCommon()).isZero();
    assertThat(source.fetched).isEmpty();
  }

  @Test
  void read_moreBucketsThanThereArePointsFor_drawsAsManyAsThereAreBlocks() throws Exception {
    PointBudget budget = new PointBudget(POINTS / 2, POINTS / 2);

    assertThat(drawn(budget, SeriesAxis.STEP, 8 * BLOCKS))
        .hasSize(4)
        .allMatch(chart -> chart.chart().points() == POINTS)
        .allSatisfy(chart -> assertThat(chart.chart().size()).isBetween(BLOCKS / 2, BLOCKS + 1));
    assertThat(budget.takenInCommon()).isZero();
    assertThat(source.fetched).isEmpty();
  }

  private List<SeriesChart> drawn(PointBudget budget) throws Exception {
    return drawn(budget, SeriesAxis.TIMESTAMP, 10);
  }

  private List<SeriesChart> drawn(PointBudget budget, SeriesAxis axis, int buckets)
      throws Exception {
    SeriesRequest request =
        new SeriesRequest(List.of("run"), KEYS, axis, Long.MIN_VALUE, Long.MAX_VALUE, buckets);
    return new ChartsOfRequest(source, budget, request).read().await(10, TimeUnit.SECONDS);
  }

  /** Counts how often the points of a metric were fetched. */
  private static final class MixedTimes implements SeriesSource {

    private final Chunk chunk = Chunk.of(points(), 1, 0).get(0);
    private final Map<String, Integer> fetched = new HashMap<>();

    private static Series points() {
      SeriesBuilder points = new SeriesBuilder(POINTS);
      for (int step = 0; step < POINTS; step++) {
        points.add(step, 1_000 + step % 7, step);
      }
      return points.build();
    }

    @Override
    public Future<Optional<RunStub>> run(String runId) {
      return Future.succeededFuture(
          Optional.of(new RunStub("1", runId, "", 0, false, 1, Generations.FIRST)));
    }

    @Override
    public Future<Map<String, Series>> fresh(RunStub run, FreshPoints points) {
      return Future.succeededFuture(points.series());
    }

    @Override
    public Future<Window> window(SeriesRequest request, String runId) {
      return Future.succeededFuture(Window.of(request, 0));
    }

    @Override
    public Future<List<StoredChunk>> outlinedChunks(SeriesKey series) {
      return Future.succeededFuture(
          List.of(new StoredChunk(chunk.head(), null, chunk.outline().duplicate())));
    }

    @Override
    public synchronized Future<Series> points(SeriesKey series, StoredChunk stored) {
      fetched.merge(series.key(), 1, Integer::sum);
      return Future.succeededFuture(ChunkCodec.decode(chunk.points().duplicate()));
    }

    @Override
    public <T> Future<T> onWorker(Callable<T> work) {
      return VERTX.executeBlocking(work, false);
    }
  }
}
