package io.headrace.metric.chunk;

import java.util.ArrayList;
import java.util.List;
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

/** Eight chunks merged into one: as a compaction does, and in the worst case; ns a point. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class SeriesBuilderBenchmark {

  private static final int POINTS = ChunkCodec.MAX_POINTS;
  private static final int PARTS = 8;

  /** How the parts lie to each other. */
  public enum Overlap {
    /** One behind the other: nothing needs to move. */
    NONE,
    /** All points twice, as after a replay. */
    REPLAYED,
    /** Every point next to one of another part. */
    INTERLEAVED
  }

  @Param Overlap overlap;

  private final List<Series> parts = new ArrayList<>();

  @Setup
  public void cut() {
    for (int part = 0; part < PARTS; part++) {
      parts.add(
          switch (overlap) {
            case NONE -> Curve.LOSS.series(part * POINTS / PARTS, 1, POINTS / PARTS);
            case REPLAYED -> Curve.LOSS.series(part / 2 * POINTS / PARTS, 1, POINTS / PARTS);
            case INTERLEAVED -> Curve.LOSS.series(part, PARTS, POINTS / PARTS);
          });
    }
  }

  @Benchmark
  @OperationsPerInvocation(POINTS)
  public Series merge() {
    SeriesBuilder builder = new SeriesBuilder(POINTS);
    parts.forEach(builder::addAll);
    return builder.build();
  }
}
