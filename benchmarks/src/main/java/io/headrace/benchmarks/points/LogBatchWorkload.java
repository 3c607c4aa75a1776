package io.headrace.benchmarks.points;

import static io.headrace.benchmarks.http.RequestBuffer.ascii;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.util.List;

/** A {@code runs/log-batch} per unit, as {@code MlflowClient.log_batch} sends it: metrics only. */
public final class LogBatchWorkload implements Workload {

  private static final byte[] RUN_ID = ascii("{\"run_id\": \"");
  private static final byte[] METRICS = ascii("\", \"metrics\": [");
  private static final byte[] TIMESTAMP = ascii(", \"timestamp\": ");
  private static final byte[] STEP = ascii(", \"step\": ");
  private static final byte[] NEXT = ascii(", ");
  private static final byte[] END_OF_POINT = ascii("}");
  private static final byte[] END = ascii("]}");

  private final PointPlan plan;
  private final byte[][] runIds;
  private final byte[] head;

  /** Of each key, a point up to its value. */
  private final byte[][] beginnings;

  /**
   * @param host the {@code Host} header, host:port
   * @param runIds as many as the plan has runs
   */
  public LogBatchWorkload(PointPlan plan, List<String> runIds, String host) {
    this.plan = plan;
    this.runIds = runIds.stream().map(RequestBuffer::ascii).toArray(byte[][]::new);
    this.beginnings = new byte[plan.size().keys()][];
    for (int key = 0; key < beginnings.length; key++) {
      beginnings[key] = ascii("{\"key\": \"" + MetricKeys.name(key) + "\", \"value\": ");
    }
    this.head = RequestBuffer.head("POST", "/api/2.0/mlflow/runs/log-batch", host);
  }

  @Override
  public void write(long unit, RequestBuffer request) {
    int run = plan.run(unit);
    request.start(head);
    request.put(RUN_ID).put(runIds[run]).put(METRICS);
    long first = plan.firstPoint(unit);
    int key = plan.key(first);
    long step = plan.step(first);
    int endFrom = 0;
    int endTo = 0;
    for (int i = 0; i < plan.size().batch(); i++) {
      if (i > 0) {
        request.put(NEXT);
      }
      request.put(beginnings[key]).put(plan.valueText(run, key, step));
      if (endTo == 0) {
        endFrom = request.size();
        request.put(TIMESTAMP).put(plan.timestamp(run, step)).put(STEP).put(step).put(END_OF_POINT);
        endTo = request.size();
      } else {
        // All keys of a step have its end: to write the digits once more would take longer.
        request.putAgain(endFrom, endTo);
      }
      key++;
      if (key == beginnings.length) {
        key = 0;
        step++;
        endTo = 0;
      }
    }
    request.put(END);
  }

  @Override
  public int pointsPerUnit() {
    return plan.size().batch();
  }
}
