package io.headrace.metric;

import io.headrace.microbenchmarks.SampleLoad;
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

/** The segment of a group commit under load: 20,000 points of a run; ns a point. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class SegmentCodecBenchmark {

  private static final int POINTS = 20_000;
  private static final int BATCH = 1000;

  @Param({"10", "1000"})
  int keys;

  private MetricColumns batch;
  private MetricColumns points;
  private ByteBuffer segment;

  @Setup
  public void encodePoints() {
    batch = SampleLoad.columns(BATCH, keys);
    points = SampleLoad.columns(POINTS, keys);
    segment = SegmentCodec.encode(points);
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public ByteBuffer encode() {
    return SegmentCodec.encode(points);
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public MetricColumns decode() {
    return SegmentCodec.decode(segment);
  }

  /** The batches of a commit, one behind the other, as the recorder gathers them. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public MetricColumns gather() {
    MetricColumns gathered = new MetricColumns();
    for (int i = 0; i < POINTS; i += BATCH) {
      gathered.addAll(batch);
    }
    return gathered;
  }
}
