package io.headrace.query.run;

import io.headrace.query.download.GrowingParquet;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;

/**
 * Runs as a Parquet file.
 *
 * <p><b>Memory.</b> Of wide rows more are in a row group, as the footer, which is in memory to the
 * end, says something of each column of each row group. Parquet's writer looks from time to time
 * whether a row group or a page is full: after so many rows that the longest texts that runs may
 * have do not come to more than another row group.
 */
final class RunsParquet implements RunFile {

  private static final long LEAST_ROW_GROUP_BYTES = 8L << 20;
  private static final long MOST_ROW_GROUP_BYTES = 32L << 20;
  private static final long BYTES_PER_COLUMN = 32L << 10;

  private static final int VALUES_PER_LOOK = 1_000;

  /** Longer texts say little of where a column's least and greatest are. */
  private static final int STATISTICS_BYTES = 64;

  private final GrowingParquet<List<Object>> file;

  RunsParquet(List<ExportColumn> columns) throws IOException {
    int rowsPerLook = Math.max(1, VALUES_PER_LOOK / columns.size());
    this.file =
        new GrowingParquet<>(
            new RunRows(columns),
            rowGroupBytes(columns.size()),
            writer -> {
              writer.withMinRowCountForPageSizeCheck(rowsPerLook);
              writer.withMaxRowCountForPageSizeCheck(rowsPerLook);
              writer.withStatisticsTruncateLength(STATISTICS_BYTES);
            });
  }

  private static long rowGroupBytes(int columns) {
    return Math.min(
        Math.max(columns * BYTES_PER_COLUMN, LEAST_ROW_GROUP_BYTES), MOST_ROW_GROUP_BYTES);
  }

  @Override
  public void write(List<Object> run) throws IOException {
    file.write(run);
  }

  @Override
  public void end() throws IOException {
    file.end();
  }

  @Override
  public int size() {
    return file.size();
  }

  @Override
  public Buffer take() {
    return file.take();
  }
}
