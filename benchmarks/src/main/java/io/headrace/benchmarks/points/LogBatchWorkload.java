package io.headrace.benchmarks.points;

import static io.headrace.benchmarks.http.RequestBuffer.ascii;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.util.List;

/** A {@code runs/log-batch} per unit, as {@code MlflowClient.log_batch} sends it: metrics only. */
public final class LogBatchWorkload implements Workload {

  private static final byte[] RUN_ID = ascii("{\"run_id\": \"");
  private static final byte[] METRICS = ascii("\", \"metrics\": [");
  private static final byte[] VALUE = ascii("\", \"value\": ");
  private static final byte[] TIMESTAMP = ascii(", \"timestamp\": ");
  private static final byte[] STEP = ascii(", \"step\": ");
  private static final byte[] FIRST_KEY = ascii("{\"key\": \"");
  private static final byte[] NEXT_KEY = ascii("}, {\"key\": \"");
  private static final byte[] END = ascii("}]}");

  private final PointPlan plan;
  private final byte[][] runIds;
  private final byte[] head;

  /**
   * @param host the {@code Host} header, host:port
   * @param runIds as many as the plan has runs
   */
  public LogBatchWorkload(PointPlan plan, List<String> runIds, String host) {
    this.plan = plan;
    this.runIds = runIds.stream().map(RequestBuffer::ascii).toArray(byte[][]::new);
    this.head = RequestBuffer.head("POST", "/api/2.0/mlflow/runs/log-batch", host);
  }

  @Override
  public void write(long unit, RequestBuffer request) {
    int run = plan.run(unit);
    request.start(head);
    request.put(RUN_ID).put(runIds[run]).put(METRICS);
    long first = plan.firstPoint(unit);
    int keys = plan.size().keys();
    int key = plan.key(first);
    long step = plan.step(first);
    long timestamp = plan.timestamp(run, step);
    for (int i = 0; i < plan.size().batch(); i++) {
      request
          .put(i == 0 ? FIRST_KEY : NEXT_KEY)
          .put(plan.keyText(key))
          .put(VALUE)
          .put(plan.valueText(run, key, step))
          .put(TIMESTAMP)
          .put(timestamp)
          .put(STEP)
          .put(step);
      key++;
      if (key == keys) {
        key = 0;
        step++;
        timestamp = plan.timestamp(run, step);
      }
    }
    request.put(END);
  }

  @Override
  public int pointsPerUnit() {
    return plan.size().batch();
  }
}
