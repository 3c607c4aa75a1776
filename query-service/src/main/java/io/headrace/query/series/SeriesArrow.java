package io.headrace.query.series;

import io.headrace.metric.chart.Chart;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Writes series as an Arrow IPC stream: a row for each bucket, a record batch for each series that
 * has any. Run ids and metric keys are dictionaries. A point that stands for itself is a bucket of
 * one.
 *
 * <p>Columns, none of them nullable: {@code run_id}, {@code metric_key}, {@code first_x}, {@code
 * last_x}, {@code count}, {@code nan_count}, {@code min}, {@code max}, {@code first}, {@code last}.
 */
final class SeriesArrow {

  private static final ArrowType LONG = new ArrowType.Int(Long.SIZE, true);
  private static final ArrowType DOUBLE =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
  private static final ArrowType.Int INDEX = new ArrowType.Int(Integer.SIZE, true);

  private SeriesArrow() {}

  /** The whole stream, in memory. */
  static Buffer bytes(List<SeriesChart> series) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try (BufferAllocator allocator = new RootAllocator()) {
      write(series, allocator, out);
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory stream does not fail", e);
    }
    return Buffer.buffer(out.toByteArray());
  }

  private static void write(
      List<SeriesChart> series, BufferAllocator allocator, ByteArrayOutputStream out)
      throws IOException {
    List<String> runIds = series.stream().map(SeriesChart::runId).distinct().toList();
    List<String> keys = series.stream().map(SeriesChart::metricKey).distinct().toList();
    Dictionary runs = dictionary(1, runIds, allocator);
    Dictionary metrics = dictionary(2, keys, allocator);
    try (MapDictionaryProvider dictionaries = new MapDictionaryProvider(runs, metrics);
        VectorSchemaRoot rows = rows(runs, metrics, allocator);
        ArrowStreamWriter writer =
            new ArrowStreamWriter(rows, dictionaries, Channels.newChannel(out))) {
      writer.start();
      for (SeriesChart one : series) {
        if (one.chart().size() > 0) {
          fill(rows, one, runIds.indexOf(one.runId()), keys.indexOf(one.metricKey()));
          writer.writeBatch();
        }
      }
      writer.end();
    }
  }

  private static Dictionary dictionary(long id, List<String> words, BufferAllocator allocator) {
    VarCharVector vector = new VarCharVector("words", allocator);
    vector.allocateNew(words.size());
    for (int i = 0; i < words.size(); i++) {
      vector.setSafe(i, words.get(i).getBytes(StandardCharsets.UTF_8));
    }
    vector.setValueCount(words.size());
    return new Dictionary(vector, new DictionaryEncoding(id, false, INDEX));
  }

  private static VectorSchemaRoot rows(
      Dictionary runs, Dictionary metrics, BufferAllocator allocator) {
    return VectorSchemaRoot.of(
        new FieldVector[] {
          vector("run_id", new FieldType(false, INDEX, runs.getEncoding()), allocator),
          vector("metric_key", new FieldType(false, INDEX, metrics.getEncoding()), allocator),
          vector("first_x", FieldType.notNullable(LONG), allocator),
          vector("last_x", FieldType.notNullable(LONG), allocator),
          vector("count", FieldType.notNullable(LONG), allocator),
          vector("nan_count", FieldType.notNullable(LONG), allocator),
          vector("min", FieldType.notNullable(DOUBLE), allocator),
          vector("max", FieldType.notNullable(DOUBLE), allocator),
          vector("first", FieldType.notNullable(DOUBLE), allocator),
          vector("last", FieldType.notNullable(DOUBLE), allocator)
        });
  }

  private static FieldVector vector(String name, FieldType type, BufferAllocator allocator) {
    return new Field(name, type, null).createVector(allocator);
  }

  private static void fill(VectorSchemaRoot rows, SeriesChart series, int run, int metric) {
    Chart chart = series.chart();
    int size = chart.size();
    index(rows, "run_id", size, run);
    index(rows, "metric_key", size, metric);
    numbers(rows, "first_x", size, series::firstX);
    numbers(rows, "last_x", size, series::lastX);
    numbers(rows, "count", size, chart::count);
    numbers(rows, "nan_count", size, chart::nans);
    decimals(rows, "min", size, chart::min);
    decimals(rows, "max", size, chart::max);
    decimals(rows, "first", size, chart::first);
    decimals(rows, "last", size, chart::last);
    rows.setRowCount(size);
  }

  private static void index(VectorSchemaRoot rows, String column, int size, int word) {
    IntVector vector = (IntVector) rows.getVector(column);
    vector.allocateNew(size);
    for (int i = 0; i < size; i++) {
      vector.set(i, word);
    }
  }

  private static void numbers(
      VectorSchemaRoot rows, String column, int size, IntToLongFunction values) {
    BigIntVector vector = (BigIntVector) rows.getVector(column);
    vector.allocateNew(size);
    for (int i = 0; i < size; i++) {
      vector.set(i, values.applyAsLong(i));
    }
  }

  private static void decimals(
      VectorSchemaRoot rows, String column, int size, IntToDoubleFunction values) {
    Float8Vector vector = (Float8Vector) rows.getVector(column);
    vector.allocateNew(size);
    for (int i = 0; i < size; i++) {
      vector.set(i, values.applyAsDouble(i));
    }
  }
}
