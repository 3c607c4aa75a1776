package io.headrace.metric.chunk;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The columns of a full chunk, each for itself; ns a point. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class ColumnBenchmark {

  private static final int POINTS = ChunkCodec.MAX_POINTS;

  /** More than any column comes to. */
  private final byte[] scratch = new byte[POINTS * 16];

  /** Which values; steps and timestamps are the same for all. */
  @Param Curve curve;

  private Series series;
  private byte[] steps;
  private byte[] timestamps;
  private byte[] values;

  /** Writes a column. */
  private interface Column {
    void write(CodedOutputStream out) throws IOException;
  }

  @Setup
  public void writeColumns() throws IOException {
    series = curve.series(0, 1, POINTS);
    steps = Arrays.copyOf(scratch, writeSteps());
    timestamps = Arrays.copyOf(scratch, writeTimestamps());
    values = Arrays.copyOf(scratch, writeValues());
  }

  private int written(Column column) throws IOException {
    CodedOutputStream out = CodedOutputStream.newInstance(scratch);
    column.write(out);
    return out.getTotalBytesWritten();
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public int writeSteps() throws IOException {
    return written(out -> LongColumn.write(series.steps(), 0, POINTS, out));
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public int writeTimestamps() throws IOException {
    return written(out -> LongColumn.write(series.timestamps(), 0, POINTS, out));
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public int writeValues() throws IOException {
    return written(out -> ValueColumn.write(series.values(), 0, POINTS, out));
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public long[] readSteps() throws IOException {
    return LongColumn.read(CodedInputStream.newInstance(steps), POINTS);
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public long[] readTimestamps() throws IOException {
    return LongColumn.read(CodedInputStream.newInstance(timestamps), POINTS);
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double[] readValues() throws IOException {
    return ValueColumn.read(CodedInputStream.newInstance(values), POINTS);
  }
}
