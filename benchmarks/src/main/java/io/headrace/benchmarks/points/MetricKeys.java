package io.headrace.benchmarks.points;

import java.util.List;
import java.util.Locale;

/** Metric keys as training jobs name them, and the shape of each one's values. */
public final class MetricKeys {

  private record Metric(String name, ValueShape shape) {}

  private static final List<Metric> METRICS =
      List.of(
          new Metric("train/loss", ValueShape.SINGLE),
          new Metric("train/accuracy", ValueShape.SHARE),
          new Metric("train/grad_norm", ValueShape.SINGLE),
          new Metric("learning_rate", ValueShape.SMALL),
          new Metric("val/loss", ValueShape.SINGLE),
          new Metric("val/perplexity", ValueShape.DOUBLE),
          new Metric("throughput/tokens", ValueShape.COUNT),
          new Metric("system/gpu_0_utilization_percentage", ValueShape.SINGLE),
          new Metric("layers.11.attention.entropy", ValueShape.SINGLE),
          new Metric("step_seconds", ValueShape.DOUBLE));

  private MetricKeys() {}

  /** The key with this index, from 0; past the tenth, the same names come once per rank. */
  public static String name(int index) {
    String name = METRICS.get(index % METRICS.size()).name();
    int rank = index / METRICS.size();
    return rank == 0 ? name : String.format(Locale.ROOT, "rank_%04d/%s", rank, name);
  }

  /** How the values of the key with this index look. */
  public static ValueShape shape(int index) {
    return METRICS.get(index % METRICS.size()).shape();
  }
}
