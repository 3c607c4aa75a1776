package io.headrace.benchmarks.demo;

import io.headrace.benchmarks.demo.DemoRun.Status;
import io.headrace.benchmarks.points.PythonNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A grid search: one parent, a nested run for each point of the grid. */
final class GradientBoosting implements DemoExperiment {

  private static final int ROUNDS = 300;
  private static final int[] DEPTHS = {3, 5, 7, 9};
  private static final double[] RATES = {0.03, 0.1, 0.3};
  private static final List<String> FEATURES =
      List.of("income", "age", "tenure_months", "late_payments", "balance", "region", "channel");

  @Override
  public String name() {
    return "Gradient boosting";
  }

  @Override
  public String description() {
    return "Will a customer leave? A grid over depth and learning rate; deep trees overfit early.";
  }

  @Override
  public List<DemoRun> runs(SplittableRandom random) {
    List<DemoRun> children = new ArrayList<>();
    for (int depth : DEPTHS) {
      for (double rate : RATES) {
        children.add(child(depth, rate, random.split()));
      }
    }
    DemoRun best = children.stream().min(Comparator.comparing(run -> validation(run).best())).get();
    Map<String, String> tags = Provenance.of(random, "grid_search.py");
    tags.put("best_run", best.name());
    return List.of(
        new DemoRun(
            "grid-search",
            Status.FINISHED,
            Duration.ofMinutes(children.size() * 6L),
            Map.of("grid", DEPTHS.length + " depths x " + RATES.length + " rates", "folds", "5"),
            tags,
            List.of(Curve.single("best/val_logloss", validation(best).best())),
            List.of(DemoArtifact.csv("grid.csv", table(children))),
            children));
  }

  private static Curve validation(DemoRun run) {
    return run.curves().get(1);
  }

  private static String table(List<DemoRun> children) {
    StringBuilder table = new StringBuilder("run,max_depth,learning_rate,val_logloss\n");
    for (DemoRun child : children) {
      table
          .append(child.name())
          .append(',')
          .append(child.params().get("max_depth"))
          .append(',')
          .append(child.params().get("learning_rate"))
          .append(',')
          .append(validation(child).best())
          .append('\n');
    }
    return table.toString();
  }

  private static DemoRun child(int depth, double rate, SplittableRandom random) {
    Wobble wobble = new Wobble(random.split(), 0.5, 0.0008);
    double speed = rate * Math.sqrt(depth) / 6;
    double floor = 0.30 + 0.008 * Math.abs(depth - 6);
    double overfits = 4e-5 * depth * rate * 10;
    double[] importances = importances(random);
    return new DemoRun(
        "depth" + depth + "-rate" + PythonNumber.json(rate),
        Status.FINISHED,
        Duration.ofMinutes(random.nextInt(3, 6)),
        Map.of(
            "max_depth", Integer.toString(depth),
            "learning_rate", PythonNumber.json(rate),
            "rounds", Integer.toString(ROUNDS),
            "subsample", "0.8",
            "objective", "binary:logistic"),
        Provenance.of(random, "grid_search.py"),
        List.of(
            Curve.of(
                "train/logloss",
                1,
                ROUNDS,
                round -> 0.22 / depth + 0.47 * Math.exp(-round * speed) + 0.05),
            Curve.of(
                "val/logloss",
                1,
                ROUNDS,
                round ->
                    floor
                        + (0.693 - floor) * Math.exp(-round * speed)
                        + overfits * round
                        + wobble.next()),
            Curve.single("val/auc", 0.94 - floor / 5 + random.nextDouble() / 100)),
        List.of(
            DemoArtifact.png("feature_importance.png", Picture.bars(importances)),
            DemoArtifact.csv("feature_importance.csv", importanceTable(importances))),
        List.of());
  }

  private static double[] importances(SplittableRandom random) {
    double[] importances = new double[FEATURES.size()];
    for (int i = 0; i < importances.length; i++) {
      importances[i] = (0.5 + random.nextDouble()) / (i + 1);
    }
    return importances;
  }

  private static String importanceTable(double[] importances) {
    StringBuilder table = new StringBuilder("feature,gain\n");
    for (int i = 0; i < importances.length; i++) {
      table.append(FEATURES.get(i)).append(',').append(importances[i]).append('\n');
    }
    return table.toString();
  }
}
