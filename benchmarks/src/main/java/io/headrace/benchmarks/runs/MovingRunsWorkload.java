package io.headrace.benchmarks.runs;

import static io.headrace.benchmarks.http.RequestBuffer.ascii;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import io.headrace.benchmarks.points.PythonNumber;
import java.util.List;
import java.util.Map;

/**
 * A {@code runs/log-metric} per unit that changes one of the metrics that {@link
 * CreateRunsWorkload} gave a run, and so the run's place in the orders. Values come as they did
 * then, so that filters find as many runs as before.
 */
public final class MovingRunsWorkload implements Workload {

  private static final int VALUES = 4096;
  private static final List<String> KEYS =
      List.of(RunFacts.LOSS, RunFacts.ACCURACY, RunFacts.EPOCH_SECONDS);
  private static final byte[] RUN_ID = ascii("{\"run_id\": \"");
  private static final byte[] KEY = ascii("\", \"key\": \"");
  private static final byte[] VALUE = ascii("\", \"value\": ");
  private static final byte[] TIMESTAMP = ascii(", \"timestamp\": ");
  private static final byte[] STEP = ascii(", \"step\": ");
  private static final byte[] END = ascii("}");

  private final byte[][] runIds;
  private final byte[][] keys;
  private final byte[][] values;
  private final long startMillis;
  private final byte[] head;

  /**
   * @param startMillis now, ms since 1970
   * @param host the {@code Host} header, host:port
   */
  public MovingRunsWorkload(List<String> runIds, long seed, long startMillis, String host) {
    this.runIds = runIds.stream().map(RequestBuffer::ascii).toArray(byte[][]::new);
    this.keys = KEYS.stream().map(RequestBuffer::ascii).toArray(byte[][]::new);
    this.values = new byte[VALUES * keys.length][];
    for (int i = 0; i < VALUES; i++) {
      Map<String, Double> metrics = RunFacts.of(seed + 1, i).metrics();
      for (int key = 0; key < keys.length; key++) {
        values[i * keys.length + key] = ascii(PythonNumber.json(metrics.get(KEYS.get(key))));
      }
    }
    this.startMillis = startMillis;
    this.head = RequestBuffer.head("POST", "/api/2.0/mlflow/runs/log-metric", host);
  }

  @Override
  public void write(long unit, RequestBuffer request) {
    int run = (int) (unit % runIds.length);
    long turn = unit / runIds.length;
    int key = (int) (turn % keys.length);
    request.start(head);
    request
        .put(RUN_ID)
        .put(runIds[run])
        .put(KEY)
        .put(keys[key])
        .put(VALUE)
        .put(values[(int) (unit % VALUES) * keys.length + key])
        .put(TIMESTAMP)
        .put(startMillis)
        .put(STEP)
        .put(step(startMillis) + turn)
        .put(END);
  }

  /**
   * The first step at that time: later than all steps of loads that began before, which log less
   * than a thousand to a run in a millisecond.
   */
  public static long step(long millis) {
    return millis * 1000;
  }

  @Override
  public int pointsPerUnit() {
    return 1;
  }
}
