package io.headrace.event;

import com.google.protobuf.ByteString;
import io.headrace.metric.LatestMetrics;
import io.headrace.metric.MetricColumns;
import io.headrace.microbenchmarks.SampleLoad;
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

/**
 * The points of an event, to and from bytes, and what a view and a recorder do with them; ns a
 * point.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class MetricColumnsCodecBenchmark {

  private static final int POINTS = 1000;

  @Param({"10", "1000"})
  int keys;

  private MetricColumns points;
  private ByteString encoded;
  private LatestMetrics latest;

  @Setup
  public void encodePoints() {
    points = SampleLoad.columns(POINTS, keys);
    encoded = MetricColumnsCodec.encode(points);
    latest = new LatestMetrics();
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public ByteString encode() {
    return MetricColumnsCodec.encode(points);
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public MetricColumns decode() {
    return MetricColumnsCodec.decode(encoded);
  }

  /** Of points that are there already: replacing costs the same. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public LatestMetrics addToLatest() {
    latest.addAll(points);
    return latest;
  }
}
