package io.headrace.microbenchmarks;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import io.headrace.benchmarks.points.LogBatchWorkload;
import io.headrace.benchmarks.points.LogMetricWorkload;
import io.headrace.benchmarks.points.MetricKeys;
import io.headrace.benchmarks.points.PlanSize;
import io.headrace.benchmarks.points.PointPlan;
import io.headrace.metric.MetricColumns;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Points and bodies as the load generator sends them: those of the Python client, byte for byte.
 */
public final class SampleLoad {

  private static final String RUN_ID = "0123456789abcdef0123456789abcdef";
  private static final String HOST = "127.0.0.1:5000";
  private static final long START_MILLIS = 1_800_000_000_000L;
  private static final long SEED = 1;

  /** Well into a training, where steps have five digits. */
  private static final int REQUEST = 200;

  private SampleLoad() {}

  public static byte[] logMetricBody() {
    return body(new LogMetricWorkload(plan(1, 10), List.of(RUN_ID), HOST));
  }

  public static byte[] logBatchBody(int points, int keys) {
    return body(new LogBatchWorkload(plan(points, keys), List.of(RUN_ID), HOST));
  }

  private static byte[] body(Workload workload) {
    RequestBuffer request = new RequestBuffer();
    workload.write(REQUEST, request);
    ByteBuffer bytes = request.finish();
    int at = 0;
    while (bytes.get(at) != '\r' || bytes.get(at + 2) != '\r') {
      at++;
    }
    byte[] body = new byte[bytes.limit() - at - 4];
    bytes.get(at + 4, body);
    return body;
  }

  /** The points of such a batch, in the order in which they are sent. */
  public static MetricColumns columns(int points, int keys) {
    PointPlan plan = plan(points, keys);
    MetricColumns columns = new MetricColumns();
    long first = plan.firstPoint(REQUEST);
    for (long point = first; point < first + points; point++) {
      int key = plan.key(point);
      long step = plan.step(point);
      columns.add(MetricKeys.name(key), step, plan.timestamp(0, step), plan.value(0, key, step));
    }
    return columns;
  }

  private static PointPlan plan(int points, int keys) {
    return new PointPlan(new PlanSize(1, keys, points), SEED, START_MILLIS);
  }
}
