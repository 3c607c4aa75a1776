package io.headrace.microbenchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Says that the benchmarks run, not how fast: each once for a millisecond, in this process. */
class EveryBenchmarkTest {

  @Test
  void run_everyBenchmark_givesAFigure() throws RunnerException {
    // Another run on this machine would spoil figures, and here there are none to spoil.
    System.setProperty("jmh.ignoreLock", "true");

    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(1))
                    // Half a million runs, made anew for each benchmark, take most of a minute.
                    .param("runs", "1000")
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();

    assertThat(results)
        .extracting(result -> result.getParams().getBenchmark())
        .anyMatch(name -> name.endsWith("BatchParserBenchmark.logBatch"))
        .anyMatch(name -> name.endsWith("MetricColumnsCodecBenchmark.decode"))
        .anyMatch(name -> name.endsWith("SegmentCodecBenchmark.encode"))
        .anyMatch(name -> name.endsWith("ChunkCodecBenchmark.encode"))
        .anyMatch(name -> name.endsWith("ColumnBenchmark.readValues"))
        .anyMatch(name -> name.endsWith("SeriesBuilderBenchmark.merge"));
    assertThat(results)
        .allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
  }
}
