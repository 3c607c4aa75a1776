package io.headrace.query.series;

import io.headrace.metric.chunk.Series;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
 * A Parquet file of points that is taken away while it is written: what is in memory is a row group
 * in the making, and what was written since it was last taken. Used by one thread at a time.
 */
final class SeriesParquet {

  /** Some half a million points, of which more bytes are saved than two groups would need. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private static final int PAGE_BYTES = 256 << 10;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ParquetWriter<PointRows.Row> writer;

  SeriesParquet() throws IOException {
    this.writer =
        new Builder(new Taken(written))
            .withConf(new PlainParquetConfiguration())
            .withWriterVersion(WriterVersion.PARQUET_2_0)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withCodecFactory(new ZstdPages())
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withPageSize(PAGE_BYTES)
            // Steps, times and values hardly repeat: looking for those that do is for nothing.
            .withDictionaryEncoding("step", false)
            .withDictionaryEncoding("timestamp", false)
            .withDictionaryEncoding("value", false)
            .withByteStreamSplitEncoding(true)
            .build();
  }

  /** Writes points of a series that the window has. */
  void write(PointRows.Row row, Series points, Window window) throws IOException {
    for (int i = 0; i < points.size(); i++) {
      if (window.holds(points, i)) {
        writer.write(row.at(points, i));
      }
    }
  }

  /** Writes what comes behind the last point. */
  void end() throws IOException {
    writer.close();
  }

  /** What was written since this was last asked. */
  Buffer take() {
    Buffer taken = Buffer.buffer(written.toByteArray());
    written.reset();
    return taken;
  }

  private static final class Builder extends ParquetWriter.Builder<PointRows.Row, Builder> {

    private Builder(OutputFile file) {
      super(file);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<PointRows.Row> getWriteSupport(ParquetConfiguration settings) {
      return new PointRows();
    }

    /** For Hadoop, which never calls. */
    @Override
    @Deprecated
    protected WriteSupport<PointRows.Row> getWriteSupport(Configuration settings) {
      return new PointRows();
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
