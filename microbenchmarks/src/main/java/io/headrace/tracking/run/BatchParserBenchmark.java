package io.headrace.tracking.run;

import io.headrace.event.proto.RunEvent;
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

/** From the bytes of a body to columns, and on to the event that Kafka gets; ns a point. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class BatchParserBenchmark {

  private static final int POINTS = 1000;

  /** The keys that the points of a batch are spread over. */
  @Param({"10", "1000"})
  int keys;

  private byte[] batch;
  private byte[] metric;
  private Batch parsed;

  @Setup
  public void writeBodies() {
    batch = SampleLoad.logBatchBody(POINTS, keys);
    metric = SampleLoad.logMetricBody();
    parsed = BatchParser.parseBatch(batch);
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public Object logBatch() {
    return BatchParser.parseBatch(batch);
  }

  @Benchmark
  public Object logMetric() {
    return BatchParser.parseMetric(metric);
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public byte[] logBatchEvent() {
    RunEvent event = parsed.event();
    return event.toByteArray();
  }
}
