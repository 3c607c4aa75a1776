package io.headrace.artifact.preview;

import io.headrace.api.Limits;
import io.headrace.artifact.preview.Preview.OfBytes;
import io.headrace.artifact.preview.Preview.OfTable;
import io.headrace.async.Repetition;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.Type;

/**
 * Shows a Parquet file: its schema and row count from the footer, its first rows from the beginning
 * of each column in the first row group. Reads the footer (one read, or two if it is long), and
 * then the columns, those that lie side by side with one read.
 */
final class ParquetPreview {

  /** Most footers are shorter. */
  private static final int FIRST_READ = 64 << 10;

  private static final String MAGIC = "PAR1";
  private static final String MAGIC_OF_ENCRYPTED = "PARE";

  private final PreviewWorkers workers;

  ParquetPreview(PreviewWorkers workers) {
    this.workers = workers;
  }

  /**
   * Shows a file.
   *
   * @param rows how many at most
   */
  Future<Preview> of(PreviewedFile file, int rows) {
    int length = (int) Math.min(FIRST_READ, file.size());
    return file.bytes()
        .read(file.size() - length, length)
        .compose(end -> footer(file, end))
        .compose(footer -> table(file, footer, rows))
        .recover(
            failure ->
                failure instanceof DamagedFileException
                    ? Future.succeededFuture(damaged(file, failure))
                    : Future.failedFuture(failure));
  }

  private static Preview damaged(PreviewedFile file, Throwable failure) {
    return new OfBytes(
        file.size() > 0,
        Optional.of("The Parquet file cannot be read: " + failure.getMessage() + "."));
  }

  private static Future<byte[]> footer(PreviewedFile file, Buffer end) {
    int tail = end.length() - ParquetFooter.TAIL_BYTES;
    if (tail < 0) {
      return failed("it is too short");
    }
    String magic = end.getString(tail + Integer.BYTES, end.length(), "ISO-8859-1");
    if (magic.equals(MAGIC_OF_ENCRYPTED)) {
      return failed("it is encrypted");
    }
    if (!magic.equals(MAGIC)) {
      return failed("it does not end as one");
    }
    int length = end.getIntLE(tail);
    if (length <= 0 || length > file.size() - ParquetFooter.TAIL_BYTES - MAGIC.length()) {
      return failed("its footer is longer than the file");
    }
    if (length > ParquetFooter.LARGEST) {
      return failed("its footer is too large");
    }
    return length <= tail
        ? Future.succeededFuture(end.getBytes(tail - length, tail))
        : file.bytes()
            .read(file.size() - ParquetFooter.TAIL_BYTES - length, length)
            .map(Buffer::getBytes);
  }

  private static <T> Future<T> failed(String reason) {
    return Future.failedFuture(new DamagedFileException(reason));
  }

  private Future<Preview> table(PreviewedFile file, byte[] bytes, int rows) {
    return workers
        .decode(() -> ParquetPlan.of(ParquetFooter.of(bytes), file.size()))
        .compose(
            plan ->
                read(file, plan.reads())
                    .compose(read -> workers.decode(() -> show(plan, read, rows))));
  }

  private static Future<List<byte[]>> read(PreviewedFile file, List<ParquetPlan.Span> spans) {
    Iterator<ParquetPlan.Span> next = spans.iterator();
    List<byte[]> read = new ArrayList<>();
    return Repetition.whileTrue(
            () -> {
              if (!next.hasNext()) {
                return Future.succeededFuture(false);
              }
              ParquetPlan.Span span = next.next();
              return file.bytes()
                  .read(span.from(), span.length())
                  .onSuccess(bytes -> read.add(bytes.getBytes()))
                  .map(true);
            })
        .map(done -> read);
  }

  private static Preview show(ParquetPlan plan, List<byte[]> read, int rows) {
    ParquetFooter footer = plan.footer();
    ParquetRows shown = ParquetRows.of(plan, read, rows);
    List<OfTable.Column> columns =
        footer.schema().getFields().stream()
            .limit(Limits.COLUMNS_PER_PREVIEW)
            .map(ParquetPreview::column)
            .toList();
    boolean all =
        shown.cells().size() == footer.rowCount()
            && columns.size() == footer.schema().getFieldCount()
            && shown.note().isEmpty();
    return new OfTable(
        "parquet",
        columns,
        footer.schema().getFieldCount(),
        shown.cells(),
        Optional.of(footer.rowCount()),
        !all,
        shown.note());
  }

  private static OfTable.Column column(Type field) {
    return new OfTable.Column(
        TableCells.text(field.getName()), Optional.of(TableCells.text(ParquetTypes.words(field))));
  }
}
