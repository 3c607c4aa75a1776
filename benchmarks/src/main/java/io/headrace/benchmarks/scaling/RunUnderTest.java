package io.headrace.benchmarks.scaling;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import io.headrace.benchmarks.points.LogBatchWorkload;
import io.headrace.benchmarks.points.LogMetricWorkload;
import io.headrace.benchmarks.points.PlanSize;
import io.headrace.benchmarks.points.PointPlan;
import java.util.List;

/**
 * A run that points are logged to, each time behind those that it has. Its keys are the first of
 * the plan's, however many others the run has.
 */
final class RunUnderTest {

  private static final long SEED = 1;

  private final String runId;
  private final int keys;
  private final long startMillis;
  private final String host;
  private long points;

  /**
   * @param keys that points are logged to
   * @param startMillis timestamp of step 0
   * @param points that are there, of all these keys alike
   */
  RunUnderTest(String runId, int keys, long startMillis, long points, String host) {
    this.runId = runId;
    this.keys = keys;
    this.startMillis = startMillis;
    this.points = points;
    this.host = host;
  }

  /** The next so many requests with so many points each; called once for each measurement. */
  Workload next(int requests, int batch) {
    PointPlan plan = new PointPlan(new PlanSize(1, keys, batch), SEED, startMillis);
    long first = (points + batch - 1) / batch;
    points = (first + requests) * batch;
    Workload workload =
        batch == 1
            ? new LogMetricWorkload(plan, List.of(runId), host)
            : new LogBatchWorkload(plan, List.of(runId), host);
    return new Continued(workload, first);
  }

  /** A workload whose first unit has another number than 0. */
  private record Continued(Workload workload, long first) implements Workload {

    @Override
    public void write(long unit, RequestBuffer request) {
      workload.write(first + unit, request);
    }

    @Override
    public int pointsPerUnit() {
      return workload.pointsPerUnit();
    }
  }
}
