package io.headrace.query.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** Reads a whole Parquet file of ours. */
public final class ParquetRows {

  private ParquetRows() {}

  /**
   * The rows of a file, in order.
   *
   * @param folder where it may be put down
   */
  public static List<Group> of(Buffer bytes, Path folder) throws IOException {
    List<Group> rows = new ArrayList<>();
    try (ParquetFileReader reader = open(bytes, folder)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        RecordReader<Group> records =
            new ColumnIOFactory()
                .getColumnIO(schema)
                .getRecordReader(group, new GroupRecordConverter(schema));
        for (long row = 0; row < group.getRowCount(); row++) {
          rows.add(records.read());
        }
      }
    }
    return rows;
  }

  /** What a file says of its columns. */
  public static MessageType schema(Buffer bytes, Path folder) throws IOException {
    try (ParquetFileReader reader = open(bytes, folder)) {
      return reader.getFileMetaData().getSchema();
    }
  }

  private static ParquetFileReader open(Buffer bytes, Path folder) throws IOException {
    Path file = Files.write(folder.resolve("rows.parquet"), bytes.getBytes());
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new Unpacked())
            .build();
    return ParquetFileReader.open(new LocalInputFile(file), options);
  }

  /** Reads pages that are packed with zstd. */
  private static final class Unpacked implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      throw new UnsupportedOperationException("These files are read only");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      assertThat(codec).isEqualTo(CompressionCodecName.ZSTD);
      return new Unpacking();
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }

  private static final class Unpacking implements CompressionCodecFactory.BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput page, int size) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      page.writeAllTo(packed);
      return BytesInput.from(Zstd.decompress(packed.toByteArray(), size));
    }

    @Override
    public void decompress(ByteBuffer in, int packed, ByteBuffer out, int size) {
      byte[] bytes = new byte[packed];
      in.get(bytes);
      out.put(Zstd.decompress(bytes, size));
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }
}
