package io.headrace.benchmarks.runs;

import io.headrace.benchmarks.points.PythonNumber;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What the load generator logs to one run: three metrics, three params, one tag; all of it worked
 * out from a seed and the run's number.
 */
record RunFacts(
    String name, Map<String, Double> metrics, Map<String, String> params, String dataset) {

  static final String TAG = "dataset";
  private static final List<String> OPTIMIZERS = List.of("sgd", "adam", "adamw", "lion");
  private static final List<String> DATASETS = List.of("cifar10", "imagenet", "c4", "wiki", "pile");

  static RunFacts of(long seed, long run) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + run);
    // Drawn twice: the first number of neighbouring seeds is alike.
    random.nextLong();
    return new RunFacts(
        "load-" + run,
        Map.of(
            "val/loss",
            (double) (float) (3 * random.nextDouble()),
            "val/accuracy",
            random.nextInt(1025) / 1024.0,
            "epoch_seconds",
            10 + 90 * random.nextDouble()),
        Map.of(
            "optimizer", OPTIMIZERS.get(random.nextInt(OPTIMIZERS.size())),
            "learning_rate", PythonNumber.json(random.nextInt(1, 1000) * 1e-5),
            "layers", Integer.toString(random.nextInt(2, 97))),
        DATASETS.get(random.nextInt(DATASETS.size())));
  }

  /** A search that some of the runs match: metric and param and tag, best first. */
  static String filter(long seed, long search) {
    RunFacts wanted = of(seed + 1, search);
    return "metrics.`val/accuracy` > "
        + PythonNumber.json(wanted.metrics().get("val/accuracy"))
        + " and params.optimizer = '"
        + wanted.params().get("optimizer")
        + "' and tags."
        + TAG
        + " = '"
        + wanted.dataset()
        + "'";
  }
}
