package io.headrace.benchmarks.runs;

import io.headrace.benchmarks.points.MetricKeys;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Metrics that a run has some of, out of many keys: every run has its own choice, so that the
 * experiment gets many columns with few values in each.
 *
 * @param keys distinct keys of the experiment
 * @param perRun metrics of each run, 0: none
 */
public record WideMetrics(int keys, int perRun) {

  public static final WideMetrics NONE = new WideMetrics(0, 0);

  /** Metrics of a request, as many as MLflow allows. */
  static final int BATCH = 1000;

  /** The keys before are those that loads of points log, and {@link RunFacts} among them. */
  private static final int FIRST_KEY = 10;

  public WideMetrics {
    if (perRun < 0 || keys < perRun) {
      throw new IllegalArgumentException(
          "A run cannot have "
              + perRun
              + " of "
              + keys
              + " keys: --wide-per-run must be at least 0, and --wide-keys at least as many.");
    }
  }

  /** Requests that it takes to log them. */
  int batches() {
    return (perRun + BATCH - 1) / BATCH;
  }

  /** The key with this index, from 0. */
  static String key(int index) {
    return MetricKeys.name(FIRST_KEY + index);
  }

  /** Which keys a run has: {@link #perRun} of them by index, each once. */
  int[] keysOf(long seed, long run) {
    return random(seed, run).ints(0, Math.max(1, keys)).distinct().limit(perRun).toArray();
  }

  /** Those of them that a batch carries. */
  int[] keysOf(long seed, long run, int batch) {
    return Arrays.copyOfRange(
        keysOf(seed, run), batch * BATCH, Math.min(perRun, (batch + 1) * BATCH));
  }

  private static SplittableRandom random(long seed, long run) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_033 + run);
    random.nextLong();
    return random;
  }
}
