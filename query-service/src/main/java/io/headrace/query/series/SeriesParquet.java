package io.headrace.query.series;

import io.headrace.metric.chunk.Series;
import io.headrace.query.download.GrowingParquet;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/**
 * A Parquet file of points that is taken away while it is written. Used by one thread at a time.
 */
final class SeriesParquet {

  /** Some two million points of a loss curve. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private final GrowingParquet<PointRows.Row> file;

  SeriesParquet() throws IOException {
    this.file =
        new GrowingParquet<>(
            new PointRows(),
            ROW_GROUP_BYTES,
            writer -> {
              // Steps, times and values hardly repeat: looking for those that do is for nothing.
              writer.withDictionaryEncoding("step", false);
              writer.withDictionaryEncoding("timestamp", false);
              writer.withDictionaryEncoding("value", false);
            });
  }

  /** Writes points of a series that the window has. */
  void write(PointRows.Row row, Series points, Window window) throws IOException {
    for (int i = 0; i < points.size(); i++) {
      if (window.holds(points, i)) {
        file.write(row.at(points, i));
      }
    }
  }

  /** Writes what comes behind the last point. */
  void end() throws IOException {
    file.end();
  }

  /** What was written since this was last asked. */
  Buffer take() {
    return file.take();
  }
}
