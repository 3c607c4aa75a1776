package io.headrace.query.download;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A Parquet file that is taken away while it is written: what is in memory is a row group in the
 * making, what was written since it was last taken, and what the footer will say of the row groups
 * before. Used by one thread at a time.
 */
public final class GrowingParquet<R> {

  private static final int PAGE_BYTES = 256 << 10;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ParquetWriter<R> writer;

  /**
   * A file without rows.
   *
   * @param rows writes them
   * @param rowGroupBytes about how many bytes of rows are in memory together
   * @param settings what else there is to say to the writer
   */
  public GrowingParquet(
      WriteSupport<R> rows, long rowGroupBytes, Consumer<ParquetWriter.Builder<R, ?>> settings)
      throws IOException {
    Builder<R> builder =
        new Builder<>(new Taken(written), rows)
            .withConf(new PlainParquetConfiguration())
            .withWriterVersion(WriterVersion.PARQUET_2_0)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withCodecFactory(new ZstdPages())
            .withRowGroupSize(rowGroupBytes)
            .withPageSize(PAGE_BYTES)
            .withByteStreamSplitEncoding(true);
    settings.accept(builder);
    this.writer = builder.build();
  }

  public void write(R row) throws IOException {
    writer.write(row);
  }

  /** Writes what comes behind the last row. */
  public void end() throws IOException {
    writer.close();
  }

  /** How many bytes there are to take. */
  public int size() {
    return written.size();
  }

  /** What was written since this was last asked. */
  public Buffer take() {
    Buffer taken = Buffer.buffer(written.toByteArray());
    written.reset();
    return taken;
  }

  private static final class Builder<R> extends ParquetWriter.Builder<R, Builder<R>> {

    private final WriteSupport<R> rows;

    private Builder(OutputFile file, WriteSupport<R> rows) {
      super(file);
      this.rows = rows;
    }

    @Override
    protected Builder<R> self() {
      return this;
    }

    @Override
    protected WriteSupport<R> getWriteSupport(ParquetConfiguration settings) {
      return rows;
    }

    /** For Hadoop, which never calls. */
    @Override
    @Deprecated
    protected WriteSupport<R> getWriteSupport(Configuration settings) {
      return rows;
    }
  }

  /** A file of which only the end is known. */
  private record Taken(ByteArrayOutputStream bytes) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new Appended(bytes);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class Appended extends PositionOutputStream {

    private final ByteArrayOutputStream bytes;
    private long position;

    private Appended(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int next) {
      bytes.write(next);
      position++;
    }

    @Override
    public void write(byte[] next, int offset, int length) {
      bytes.write(next, offset, length);
      position += length;
    }
  }
}
