package io.headrace.query.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.headrace.metric.chart.Axis;
import io.headrace.metric.chunk.Series;
import io.headrace.metric.chunk.SeriesBuilder;
import io.vertx.core.buffer.Buffer;
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
    Path file = Files.write(folder.resolve("points.parquet"), bytes.getBytes());
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new Unpacked())
            .build();
    List<String> rows = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        RecordReader<Group> records =
            new ColumnIOFactory()
                .getColumnIO(schema)
                .getRecordReader(group, new GroupRecordConverter(schema));
        for (long row = 0; row < group.getRowCount(); row++) {
          rows.add(row(records.read()));
        }
      }
    }
    return rows;
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
      return BytesInput.from(Zstd.decompress(page.toByteArray(), size));
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
