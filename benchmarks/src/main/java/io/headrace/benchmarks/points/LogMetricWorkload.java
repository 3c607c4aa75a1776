package io.headrace.benchmarks.points;

import static io.headrace.benchmarks.http.RequestBuffer.ascii;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.util.List;

/** A {@code runs/log-metric} per unit, as {@code mlflow.log_metric} sends it: one point. */
public final class LogMetricWorkload implements Workload {

  private static final byte[] RUN_UUID = ascii("{\"run_uuid\": \"");
  private static final byte[] KEY = ascii("\", \"key\": \"");
  private static final byte[] VALUE = ascii("\", \"value\": ");
  private static final byte[] TIMESTAMP = ascii(", \"timestamp\": ");
  private static final byte[] STEP = ascii(", \"step\": ");
  private static final byte[] RUN_ID = ascii(", \"run_id\": \"");
  private static final byte[] END = ascii("\"}");

  private final PointPlan plan;
  private final byte[][] runIds;
  private final byte[] head;

  /**
   * @param host the {@code Host} header, host:port
   * @param runIds as many as the plan has runs
   */
  public LogMetricWorkload(PointPlan plan, List<String> runIds, String host) {
    if (plan.size().batch() != 1) {
      throw new IllegalArgumentException("log-metric carries one point a request.");
    }
    this.plan = plan;
    this.runIds = runIds.stream().map(RequestBuffer::ascii).toArray(byte[][]::new);
    this.head = RequestBuffer.head("POST", "/api/2.0/mlflow/runs/log-metric", host);
  }

  @Override
  public void write(long unit, RequestBuffer request) {
    int run = plan.run(unit);
    long point = plan.firstPoint(unit);
    int key = plan.key(point);
    long step = plan.step(point);
    request.start(head);
    request
        .put(RUN_UUID)
        .put(runIds[run])
        .put(KEY)
        .put(plan.keyText(key))
        .put(VALUE)
        .put(plan.valueText(run, key, step))
        .put(TIMESTAMP)
        .put(plan.timestamp(run, step))
        .put(STEP)
        .put(step)
        .put(RUN_ID)
        .put(runIds[run])
        .put(END);
  }

  @Override
  public int pointsPerUnit() {
    return 1;
  }
}
