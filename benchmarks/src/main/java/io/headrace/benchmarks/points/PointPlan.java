package io.headrace.benchmarks.points;

import java.nio.charset.StandardCharsets;

/**
 * Says for every request of a load which points it carries, from nothing but a seed: what was sent
 * can be worked out again when the answers are checked, an hour or a crash later.
 *
 * <p>Requests are numbered from 0 and dealt to the runs in turn. Within a run the points are
 * numbered too: all keys of step 0, all keys of step 1, and so on; each request takes the next
 * {@code batch} of them. So no two points share run, key and step.
 *
 * <p>Not safe for several threads to change, but nothing here changes.
 */
public final class PointPlan {

  private static final long STEP_MILLIS = 250;
  private static final int JITTER_MASK = 63;

  private final PlanSize size;
  private final long seed;
  private final long startMillis;
  private final byte[][] keyTexts;
  private final ValuePool.Values[] values;

  /**
   * @param startMillis timestamp of step 0, ms since 1970
   */
  public PointPlan(PlanSize size, long seed, long startMillis) {
    this.size = size;
    this.seed = seed;
    this.startMillis = startMillis;
    this.keyTexts = new byte[size.keys()][];
    this.values = new ValuePool.Values[size.keys()];
    ValuePool pool = new ValuePool(seed);
    for (int key = 0; key < size.keys(); key++) {
      keyTexts[key] = MetricKeys.name(key).getBytes(StandardCharsets.US_ASCII);
      values[key] = pool.of(MetricKeys.shape(key));
    }
  }

  public PlanSize size() {
    return size;
  }

  /** Timestamp of step 0, ms since 1970. */
  public long startMillis() {
    return startMillis;
  }

  /** The run, by index, that a request goes to. */
  public int run(long request) {
    return (int) (request % size.runs());
  }

  /** The number, within its run, of a request's first point. */
  public long firstPoint(long request) {
    return request / size.runs() * size.batch();
  }

  /** The key, by index, of a run's point. */
  public int key(long point) {
    return (int) (point % size.keys());
  }

  public long step(long point) {
    return point / size.keys();
  }

  /** The request that carries this point. */
  public long request(int run, int key, long step) {
    long point = step * size.keys() + key;
    return point / size.batch() * size.runs() + run;
  }

  /** How many steps of a key the first {@code requests} requests hold, those of no request last. */
  public long stepsBefore(int run, int key, long requests) {
    long requestsOfRun = (requests - run + size.runs() - 1) / size.runs();
    long points = Math.max(0, requestsOfRun) * size.batch();
    return (points - key + size.keys() - 1) / size.keys();
  }

  /** ms since 1970; the same for all keys of a step, later for later steps. */
  public long timestamp(int run, long step) {
    return startMillis + step * STEP_MILLIS + (mixed(run, -1, step) & JITTER_MASK);
  }

  public double value(int run, int key, long step) {
    return values[key].number(valueIndex(run, key, step));
  }

  /** The value as the JSON token that stands for it. */
  public byte[] valueText(int run, int key, long step) {
    return values[key].text(valueIndex(run, key, step));
  }

  public byte[] keyText(int key) {
    return keyTexts[key];
  }

  private int valueIndex(int run, int key, long step) {
    return (int) mixed(run, key, step) & (ValuePool.SIZE - 1);
  }

  /** SplitMix64's finalizer over the coordinates of a point. */
  private long mixed(int run, int key, long step) {
    long z =
        seed + run * 0x9E3779B97F4A7C15L + key * 0xD1B54A32D192ED03L + step * 0x8CB92BA72F3D8DD7L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
