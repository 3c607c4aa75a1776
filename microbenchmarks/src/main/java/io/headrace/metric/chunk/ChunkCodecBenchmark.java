package io.headrace.metric.chunk;

import java.nio.ByteBuffer;
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

/** A full chunk of one series; ns a point. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class ChunkCodecBenchmark {

  @Param Curve curve;

  private Series series;
  private ByteBuffer chunk;

  @Setup
  public void encodeSeries() {
    series = curve.series(0, 1, ChunkCodec.MAX_POINTS);
    chunk = ChunkCodec.encode(series, 0, series.size());
  }

  @Benchmark
  @OperationsPerInvocation(ChunkCodec.MAX_POINTS)
  public ByteBuffer encode() {
    return ChunkCodec.encode(series, 0, series.size());
  }

  @Benchmark
  @OperationsPerInvocation(ChunkCodec.MAX_POINTS)
  public Series decode() {
    return ChunkCodec.decode(chunk);
  }
}
