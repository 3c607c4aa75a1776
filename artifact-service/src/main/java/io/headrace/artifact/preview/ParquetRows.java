package io.headrace.artifact.preview;

import io.headrace.api.Limits;
import io.headrace.artifact.preview.ParquetPlan.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The first rows of a Parquet file. A column that cannot be read has nothing in its cells, and the
 * note names it.
 *
 * @param cells of each row
 * @param note why some cells, or rows, are not shown
 */
record ParquetRows(List<List<Object>> cells, Optional<String> note) {

  /** Of all pages of a preview, unpacked. */
  private static final long MOST_UNPACKED_BYTES = 48L << 20;

  private static final int MOST_NAMED = 5;

  /**
   * Reads rows.
   *
   * @param read what the plan says, in its order
   * @param most how many rows
   */
  static ParquetRows of(ParquetPlan plan, List<byte[]> read, int most) {
    if (plan.footer().firstRows() == 0) {
      return new ParquetRows(List.of(), Optional.empty());
    }
    Reading reading = new Reading(plan, Math.min(most, plan.footer().firstRows()));
    reading.unpack(read);
    TableCells cells = new TableCells(most);
    try {
      reading.read(cells);
    } catch (RuntimeException e) {
      // What its libraries throw where pages are not as they should be.
      return new ParquetRows(cells.rows(), Optional.of("The rows behind cannot be read."));
    }
    return new ParquetRows(cells.rows(), reading.note());
  }

  /** One reading of rows. */
  private static final class Reading implements PageReadStore {

    private final ParquetPlan plan;
    private final MessageType schema;
    private final Map<List<String>, ColumnPages> pages = new HashMap<>();
    private final Map<String, String> unread = new LinkedHashMap<>();
    private long rows;

    Reading(ParquetPlan plan, long rows) {
      this.plan = plan;
      this.schema = plan.footer().schema();
      this.rows = rows;
    }

    void unpack(List<byte[]> read) {
      UnpackedBytes memory = new UnpackedBytes(MOST_UNPACKED_BYTES);
      List<ColumnDescriptor> leaves = schema.getColumns();
      for (int leaf = 0; leaf < plan.pieces().size(); leaf++) {
        ColumnDescriptor column = leaves.get(leaf);
        String field = column.getPath()[0];
        if (schema.getFieldIndex(field) >= Limits.COLUMNS_PER_PREVIEW) {
          break;
        }
        try {
          ColumnPages unpacked = unpack(leaf, column, read, memory);
          rows = Math.min(rows, unpacked.rows());
          pages.put(List.of(column.getPath()), unpacked);
        } catch (DamagedFileException e) {
          unread.putIfAbsent(field, e.getMessage());
        }
      }
    }

    private ColumnPages unpack(
        int leaf, ColumnDescriptor column, List<byte[]> read, UnpackedBytes memory)
        throws DamagedFileException {
      if (unread.containsKey(column.getPath()[0])) {
        throw new DamagedFileException("a part of it cannot be read");
      }
      ColumnMetaData chunk = plan.footer().firstChunks().get(leaf).getMeta_data();
      Piece piece = plan.pieces().get(leaf).orElseThrow(() -> new DamagedFileException(why(chunk)));
      byte[] stretch = read.get(piece.read());
      if (stretch.length < piece.from() + piece.length()) {
        throw new DamagedFileException("the file has become shorter");
      }
      ColumnPages unpacked =
          ColumnPages.of(
              column,
              chunk.getCodec(),
              Arrays.copyOfRange(stretch, piece.from(), piece.from() + piece.length()),
              piece.cut(),
              rows,
              memory);
      if (rows > 0 && unpacked.rows() == 0) {
        throw new DamagedFileException("its first page is too large");
      }
      return unpacked;
    }

    /** Why the plan has left a column out. */
    private static String why(ColumnMetaData chunk) {
      if (chunk == null) {
        return "it is encrypted";
      }
      return PageCodec.knows(chunk.getCodec())
          ? "there is too much before it"
          : "it is packed with " + chunk.getCodec();
    }

    void read(TableCells cells) {
      List<Type> shown = schema.getFields().stream().limit(Limits.COLUMNS_PER_PREVIEW).toList();
      List<Type> readable =
          shown.stream().filter(field -> !unread.containsKey(field.getName())).toList();
      if (rows == 0 || readable.isEmpty()) {
        return;
      }
      MessageType projection = new MessageType(schema.getName(), readable);
      RecordReader<Map<String, Object>> reader =
          new ColumnIOFactory()
              .getColumnIO(projection)
              .getRecordReader(this, new ParquetCells(projection));
      for (long row = 0; row < rows && !cells.isFull(); row++) {
        Map<String, Object> fields = reader.read();
        List<Object> values = new ArrayList<>();
        shown.forEach(field -> values.add(fields.get(field.getName())));
        cells.add(values);
      }
    }

    /** Which columns have nothing in their cells, and why. */
    Optional<String> note() {
      if (unread.isEmpty()) {
        return Optional.empty();
      }
      String named =
          unread.entrySet().stream()
              .limit(MOST_NAMED)
              .map(field -> TableCells.text(field.getKey()) + " (" + field.getValue() + ")")
              .collect(Collectors.joining(", "));
      int others = unread.size() - MOST_NAMED;
      return Optional.of(
          "Not read of columns: " + named + (others > 0 ? ", and " + others + " others." : "."));
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
      return pages.get(List.of(column.getPath()));
    }

    @Override
    public long getRowCount() {
      return rows;
    }
  }
}
