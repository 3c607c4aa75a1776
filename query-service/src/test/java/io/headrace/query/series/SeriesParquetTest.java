package io.headrace.query.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.metric.chart.Axis;
import io.headrace.metric.chunk.Series;
import io.headrace.metric.chunk.SeriesBuilder;
import io.headrace.query.download.ParquetRows;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesParquetTest {

  private static final Window ALL = new Window(Axis.STEP, Long.MIN_VALUE, Long.MAX_VALUE, 0);

  @TempDir private Path folder;

  @Test
  void take_pointsOfTwoSeries_areRowsOfAFileBitForBit() throws IOException {
    SeriesParquet file = new SeriesParquet();
    file.write(new PointRows.Row("run 1", "loss"), series(3, -0.0), ALL);
    file.write(new PointRows.Row("run 2", "é"), series(2, Double.NaN), ALL);
    file.end();

    assertThat(rows(file.take()))
        .containsExactly(
            "run 1 loss 0 9223372036854775807 -0.0",
            "run 1 loss 1 9223372036854775806 1.0",
            "run 1 loss 2 9223372036854775805 2.0",
            "run 2 é 0 9223372036854775807 NaN",
            "run 2 é 1 9223372036854775806 1.0");
  }

  @Test
  void take_pointsOutsideTheWindow_areNotAmongThem() throws IOException {
    SeriesParquet file = new SeriesParquet();
    file.write(new PointRows.Row("run", "loss"), series(9, 0), new Window(Axis.STEP, 3, 4, 0));
    file.end();

    assertThat(rows(file.take())).hasSize(2);
  }

  @Test
  void take_whileALongHistoryIsWritten_isWhatThereIsOfTheFile() throws IOException {
    SeriesParquet file = new SeriesParquet();
    PointRows.Row row = new PointRows.Row("run", "loss");
    Buffer whole = Buffer.buffer();
    int largest = 0;
    for (int n = 0; n < 16; n++) {
      file.write(row, noise(n * 50_000, 50_000), ALL);
      Buffer piece = file.take();
      largest = Math.max(largest, piece.length());
      whole.appendBuffer(piece);
    }
    file.end();
    whole.appendBuffer(file.take());

    assertThat(rows(whole)).hasSize(800_000);
    assertThat(largest).isBetween(1, whole.length() / 2);
  }

  private static Series series(int size, double first) {
    SeriesBuilder points = new SeriesBuilder(size);
    for (int i = 0; i < size; i++) {
      points.add(i, Long.MAX_VALUE - i, i == 0 ? first : i);
    }
    return points.build();
  }

  private static Series noise(int from, int size) {
    SeriesBuilder points = new SeriesBuilder(size);
    for (int i = from; i < from + size; i++) {
      points.add(i, 7L * i, Math.sin(i * 1e5));
    }
    return points.build();
  }

  private List<String> rows(Buffer bytes) throws IOException {
    return ParquetRows.of(bytes, folder).stream().map(SeriesParquetTest::row).toList();
  }

  private static String row(Group point) {
    return "%s %s %d %d %s"
        .formatted(
            point.getString("run_id", 0),
            point.getString("metric_key", 0),
            point.getLong("step", 0),
            point.getLong("timestamp", 0),
            point.getDouble("value", 0));
  }
}
