package io.headrace.benchmarks.points;

import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.load.Measurement;
import io.headrace.benchmarks.load.Schedule;
import io.headrace.benchmarks.rest.Experiments;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Logs points as fast as they are taken, for something else to be measured over them. */
public final class PointFill {

  /** Points of a request: as many as MLflow allows. */
  public static final int BATCH = 1000;

  private static final int CONNECTIONS = 8;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final String url;
  private final String experiment;
  private final long seed;
  private final Clock clock;
  private double pointsPerSecond;

  public PointFill(String url, String experiment, long seed, Clock clock) {
    this.url = url;
    this.experiment = experiment;
    this.seed = seed;
    this.clock = clock;
  }

  /**
   * Makes runs and logs to them.
   *
   * @param size batches of {@link #BATCH}
   * @param points of all runs together, a multiple of a batch
   * @throws IOException when not all were acknowledged
   */
  public Ledger run(PlanSize size, long points) throws IOException {
    MlflowRest rest = new MlflowRest(url);
    Experiments experiments = new Experiments(rest);
    PointPlan plan = new PointPlan(size, seed, clock.millis());
    List<String> runIds =
        experiments.createRuns(
            experiments.findOrCreate(experiment), size.runs(), plan.startMillis());
    Schedule schedule = new Schedule(0, Duration.ZERO, LONGEST, points / size.batch());
    LogBatchWorkload workload = new LogBatchWorkload(plan, runIds, rest.host());
    LoadLoop.Result result =
        new LoadLoop(rest.address(), CONNECTIONS, workload, schedule, TIMEOUT).run();
    Measurement measured = result.measurement();
    if (measured.units() * size.batch() < points) {
      throw new IOException("The points could not be logged: " + measured.firstError());
    }
    pointsPerSecond = points / measured.seconds();
    return new Ledger(url, seed, plan.startMillis(), size, runIds, result.outcomes());
  }

  /** How fast that went. */
  public double pointsPerSecond() {
    return pointsPerSecond;
  }
}
