package io.headrace.artifact.preview;

import io.headrace.api.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;

/**
 * What is read of a Parquet file to show its first rows: of each column the first two MiB in the
 * first row group (dictionaries and pages have one MiB each, as they are written by default), as
 * many columns as 16 MiB and 64 reads allow.
 *
 * @param pieces what is read, in the order of the schema's leaves; empty for a column that is not
 * @param reads of which the pieces are parts
 */
record ParquetPlan(ParquetFooter footer, List<Optional<Piece>> pieces, List<Span> reads) {

  private static final int MOST_BYTES_OF_COLUMN = 2 << 20;
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_READS = 64;

  /** To read what lies between is cheaper than to ask again. */
  private static final int LARGEST_GAP = 64 << 10;

  /**
   * A stretch of the file.
   *
   * @param from the first byte
   * @param length in bytes
   */
  record Span(long from, int length) {
    long end() {
      return from + length;
    }
  }

  /**
   * The beginning of a column.
   *
   * @param read which of the reads has it
   * @param from where in what was read it begins
   * @param length in bytes
   * @param cut whether the column goes on
   */
  record Piece(int read, int from, int length, boolean cut) {}

  /** What of a file of some size is read. */
  static ParquetPlan of(ParquetFooter footer, long fileSize) {
    Draft draft = new Draft(fileSize);
    List<ColumnDescriptor> leaves = footer.schema().getColumns();
    for (int leaf = 0; leaf < footer.firstChunks().size(); leaf++) {
      String field = leaves.get(leaf).getPath()[0];
      if (footer.schema().getFieldIndex(field) < Limits.COLUMNS_PER_PREVIEW) {
        draft.add(footer.firstChunks().get(leaf));
      } else {
        draft.pieces.add(Optional.empty());
      }
    }
    return new ParquetPlan(footer, draft.pieces, draft.reads);
  }

  /** The plan so far. */
  private static final class Draft {

    private final long fileSize;
    private final List<Optional<Piece>> pieces = new ArrayList<>();
    private final List<Span> reads = new ArrayList<>();
    private int bytes;

    Draft(long fileSize) {
      this.fileSize = fileSize;
    }

    void add(ColumnChunk chunk) {
      ColumnMetaData column = chunk.getMeta_data();
      // What is encrypted has no description, and another file's bytes are not here.
      if (column == null || chunk.isSetFile_path() || !PageCodec.knows(column.getCodec())) {
        pieces.add(Optional.empty());
        return;
      }
      long from = beginning(column);
      long length = column.getTotal_compressed_size();
      if (from < 0 || length <= 0 || from > fileSize || length > fileSize - from) {
        pieces.add(Optional.empty());
        return;
      }
      int read = (int) Math.min(length, MOST_BYTES_OF_COLUMN);
      pieces.add(place(new Span(from, read), read < length));
    }

    /** Dictionaries stand before the pages. */
    private static long beginning(ColumnMetaData column) {
      long pages = column.getData_page_offset();
      long dictionary =
          column.isSetDictionary_page_offset() ? column.getDictionary_page_offset() : 0;
      return dictionary > 0 && dictionary < pages ? dictionary : pages;
    }

    private Optional<Piece> place(Span wanted, boolean cut) {
      int last = reads.size() - 1;
      if (last >= 0) {
        Span before = reads.get(last);
        long gap = wanted.from() - before.end();
        if (gap >= 0 && gap <= LARGEST_GAP && bytes + gap + wanted.length() <= MOST_BYTES) {
          bytes += (int) gap + wanted.length();
          int place = (int) (wanted.from() - before.from());
          reads.set(last, new Span(before.from(), place + wanted.length()));
          return Optional.of(new Piece(last, place, wanted.length(), cut));
        }
      }
      if (reads.size() == MOST_READS || bytes + wanted.length() > MOST_BYTES) {
        return Optional.empty();
      }
      bytes += wanted.length();
      reads.add(wanted);
      return Optional.of(new Piece(last + 1, 0, wanted.length(), cut));
    }
  }
}
