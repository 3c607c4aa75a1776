package io.headrace.benchmarks.runs;

import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.load.Measurement;
import io.headrace.benchmarks.load.Schedule;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.time.Duration;

/** Makes runs as fast as they are taken, for something else to be measured over them. */
public final class RunFill {

  private static final int CONNECTIONS = 8;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofHours(6);

  private final MlflowRest rest;
  private final FillProgress progress;

  public RunFill(MlflowRest rest, FillProgress progress) {
    this.rest = rest;
    this.progress = progress;
  }

  /**
   * Makes runs.
   *
   * @return how many a second
   * @throws IOException when not all were acknowledged
   */
  public double run(String experimentId, RunPlan plan, long count) throws IOException {
    CreateRunsWorkload workload = new CreateRunsWorkload(experimentId, plan, progress, rest.host());
    Schedule schedule = new Schedule(0, Duration.ZERO, LONGEST, count);
    Measurement measured =
        new LoadLoop(rest.address(), CONNECTIONS, workload, schedule, TIMEOUT).run().measurement();
    if (measured.units() < count) {
      throw new IOException(
          "Of %,d runs %,d could be made: %s"
              .formatted(count, measured.units(), measured.firstError()));
    }
    return count / measured.seconds();
  }
}
