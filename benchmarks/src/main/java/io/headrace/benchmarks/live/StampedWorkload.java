package io.headrace.benchmarks.live;

import static io.headrace.benchmarks.http.RequestBuffer.ascii;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * A {@code runs/log-batch} per unit, dealt to the runs in turn, whose points carry in place of
 * their timestamp when they were sent. The values are a curve that costs nothing to make.
 */
public final class StampedWorkload implements Workload {

  private static final byte[] RUN_ID = ascii("{\"run_id\": \"");
  private static final byte[] METRICS = ascii("\", \"metrics\": [");
  private static final byte[] VALUE = ascii("\", \"value\": 0.");
  private static final byte[] TIMESTAMP = ascii(", \"timestamp\": ");
  private static final byte[] STEP = ascii(", \"step\": ");
  private static final byte[] FIRST_KEY = ascii("{\"key\": \"");
  private static final byte[] NEXT_KEY = ascii("}, {\"key\": \"");
  private static final byte[] END = ascii("}]}");

  /** Of the digits behind the point of a value: a prime, so that values do not soon repeat. */
  private static final long VALUES = 999_983;

  private final byte[][] runIds;
  private final byte[][] keys;
  private final int batch;
  private final LongSupplier clock;
  private final byte[] head;

  /**
   * A workload for runs that are there.
   *
   * @param batch points of a request
   * @param clock in µs, from 0 on
   * @param host the {@code Host} header, host:port
   */
  public StampedWorkload(
      List<String> runIds, int keyCount, int batch, LongSupplier clock, String host) {
    this.runIds = runIds.stream().map(RequestBuffer::ascii).toArray(byte[][]::new);
    this.keys =
        IntStream.range(0, keyCount).mapToObj(k -> ascii("metric-" + k)).toArray(byte[][]::new);
    this.batch = batch;
    this.clock = clock;
    this.head = RequestBuffer.head("POST", "/api/2.0/mlflow/runs/log-batch", host);
  }

  /** Which run a unit is logged to, as its index. */
  public int run(long unit) {
    return (int) (unit % runIds.length);
  }

  @Override
  public void write(long unit, RequestBuffer request) {
    request.start(head);
    request.put(RUN_ID).put(runIds[run(unit)]).put(METRICS);
    long first = unit / runIds.length * batch;
    long sent = clock.getAsLong();
    for (long point = first; point < first + batch; point++) {
      request
          .put(point == first ? FIRST_KEY : NEXT_KEY)
          .put(keys[(int) (point % keys.length)])
          .put(VALUE)
          .put(point % VALUES)
          .put(TIMESTAMP)
          .put(sent)
          .put(STEP)
          .put(point / keys.length);
    }
    request.put(END);
  }

  @Override
  public int pointsPerUnit() {
    return batch;
  }
}
