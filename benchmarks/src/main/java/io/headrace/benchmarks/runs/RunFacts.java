package io.headrace.benchmarks.runs;

import io.headrace.benchmarks.points.PythonNumber;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What the load generator logs to one run: three metrics, three params, one tag, and how it ends;
 * all of it worked out from a seed and the run's number.
 *
 * <p>Of the params, {@value #FEW} has four values, {@value #SOME} a hundred or so, and {@value
 * #MANY} nearly as many as there are runs: all with as many digits in front of the point, so that
 * every collation sorts them the same way.
 *
 * @param status that it ends with; RUNNING: it does not end
 * @param seconds that it takes
 */
public record RunFacts(
    String name,
    Map<String, Double> metrics,
    Map<String, String> params,
    String dataset,
    String status,
    int seconds) {

  /** A metric with a value of its own for nearly every run, from 0 to 3. */
  public static final String LOSS = "val/loss";

  /** A metric with the values 0/1024 to 1024/1024. */
  public static final String ACCURACY = "val/accuracy";

  /** A metric with values from 10 to 100. */
  public static final String EPOCH_SECONDS = "epoch_seconds";

  public static final String FEW = "optimizer";
  public static final String SOME = "layers";
  public static final String MANY = "learning_rate";
  public static final String TAG = "dataset";

  public static final List<String> OPTIMIZERS = List.of("sgd", "adam", "adamw", "lion");
  public static final List<String> DATASETS = List.of("cifar10", "imagenet", "c4", "wiki", "pile");

  static final String RUNNING = "RUNNING";
  private static final int LONGEST_SECONDS = 100_000;

  /** What a run has. */
  public static RunFacts of(long seed, long run) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + run);
    // Drawn twice: the first number of neighbouring seeds is alike.
    random.nextLong();
    return new RunFacts(
        "load-" + run,
        Map.of(
            LOSS,
            (double) (float) (3 * random.nextDouble()),
            ACCURACY,
            random.nextInt(1025) / 1024.0,
            EPOCH_SECONDS,
            10 + 90 * random.nextDouble()),
        Map.of(
            FEW, OPTIMIZERS.get(random.nextInt(OPTIMIZERS.size())),
            MANY, PythonNumber.json(random.nextInt(100_000, 10_000_000) * 1e-9),
            SOME, Integer.toString(random.nextInt(2, 97))),
        DATASETS.get(random.nextInt(DATASETS.size())),
        status(random.nextInt(100)),
        random.nextInt(1, LONGEST_SECONDS));
  }

  private static String status(int percentile) {
    if (percentile < 80) {
      return "FINISHED";
    }
    if (percentile < 90) {
      return "FAILED";
    }
    return percentile < 95 ? "KILLED" : RUNNING;
  }

  boolean ends() {
    return !status.equals(RUNNING);
  }

  /** A search that some of the runs match: metric and param and tag, best first. */
  static String filter(long seed, long search) {
    RunFacts wanted = of(seed + 1, search);
    return "metrics.`val/accuracy` > "
        + PythonNumber.json(wanted.metrics().get(ACCURACY))
        + " and params.optimizer = '"
        + wanted.params().get(FEW)
        + "' and tags."
        + TAG
        + " = '"
        + wanted.dataset()
        + "'";
  }
}
