package io.headrace.artifact.preview;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.EncryptionAlgorithm;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.schema.MessageType;

/**
 * What the end of a Parquet file says of it.
 *
 * @param rowCount of all row groups
 * @param firstRows how many rows the first row group has; 0 without any
 * @param firstChunks its columns, in the order of the schema's leaves; none without any
 */
record ParquetFooter(
    MessageType schema, long rowCount, long firstRows, List<ColumnChunk> firstChunks) {

  /** The footer's length and the magic word behind it. */
  static final int TAIL_BYTES = 8;

  /** A footer of ten thousand columns has two MiB. */
  static final int LARGEST = 8 << 20;

  /** With the groups that columns are in. */
  private static final int MOST_SCHEMA_ELEMENTS = 50_000;

  /** Converters call themselves for each level. */
  private static final int DEEPEST_SCHEMA = 64;

  /**
   * Reads a footer.
   *
   * @throws DamagedFileException when it is none, or claims what no honest file has
   */
  static ParquetFooter of(byte[] footer) throws DamagedFileException {
    ThriftStructure.end(footer, 0, footer.length);
    FirstRowGroup read = new FirstRowGroup();
    try {
      Util.readFileMetaData(new ByteArrayInputStream(footer), read);
      checkSchema(read.file.getSchema());
      if (read.file.getNum_rows() < 0 || read.rows() < 0) {
        throw new DamagedFileException("its footer claims a negative number of rows");
      }
      MessageType schema =
          new ParquetMetadataConverter()
              .fromParquetMetadata(read.file)
              .getFileMetaData()
              .getSchema();
      return new ParquetFooter(
          schema, read.file.getNum_rows(), read.rows(), read.chunks(schema.getColumns().size()));
    } catch (IOException | RuntimeException e) {
      throw new DamagedFileException("its footer cannot be read", e);
    }
  }

  /** Whether the elements, each followed by its children, are a tree that is not too deep. */
  private static void checkSchema(List<SchemaElement> elements) throws DamagedFileException {
    if (elements == null || elements.isEmpty() || elements.size() > MOST_SCHEMA_ELEMENTS) {
      throw new DamagedFileException("its schema has no columns, or too many");
    }
    int[] missing = new int[DEEPEST_SCHEMA];
    int depth = 0;
    for (SchemaElement element : elements) {
      if (element.getNum_children() < 0 || depth == DEEPEST_SCHEMA) {
        throw new DamagedFileException("its schema is nested too deep");
      }
      missing[depth] = element.getNum_children();
      depth++;
      while (depth > 0 && missing[depth - 1] == 0) {
        depth--;
        if (depth > 0) {
          missing[depth - 1]--;
        }
      }
    }
    if (depth > 0) {
      throw new DamagedFileException("its schema is not complete");
    }
  }

  /** Takes what is said of the file, but of the row groups the first alone. */
  private static final class FirstRowGroup extends Util.FileMetaDataConsumer {

    private final FileMetaData file = new FileMetaData();
    private RowGroup first;

    FirstRowGroup() {
      file.setRow_groups(List.of());
    }

    long rows() {
      return first == null ? 0 : first.getNum_rows();
    }

    List<ColumnChunk> chunks(int leaves) throws DamagedFileException {
      List<ColumnChunk> chunks = first == null ? List.of() : first.getColumns();
      if (first != null && chunks.size() != leaves) {
        throw new DamagedFileException("its row group has other columns than its schema");
      }
      return chunks;
    }

    @Override
    public void setVersion(int version) {
      file.setVersion(version);
    }

    @Override
    public void setSchema(List<SchemaElement> schema) {
      file.setSchema(schema);
    }

    @Override
    public void setNumRows(long rows) {
      file.setNum_rows(rows);
    }

    @Override
    public void addRowGroup(RowGroup group) {
      if (first == null) {
        first = group;
      }
    }

    @Override
    public void addKeyValueMetaData(KeyValue pair) {
      // What others keep in the file says nothing of its columns.
    }

    @Override
    public void setCreatedBy(String program) {
      file.setCreated_by(program);
    }

    @Override
    public void setEncryptionAlgorithm(EncryptionAlgorithm algorithm) {
      // Columns that are encrypted have no description and are passed over.
    }

    @Override
    public void setFooterSigningKeyMetadata(byte[] key) {
      // Nor is a signature checked.
    }
  }
}
