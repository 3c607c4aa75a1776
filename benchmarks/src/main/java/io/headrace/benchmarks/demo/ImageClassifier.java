package io.headrace.benchmarks.demo;

import io.headrace.benchmarks.demo.DemoRun.Status;
import io.headrace.benchmarks.points.PythonNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Three networks, four learning rates each; the highest rate does not end well. */
final class ImageClassifier implements DemoExperiment {

  private static final int EPOCHS = 30;
  private static final int STEPS_PER_EPOCH = 20;
  private static final int STEPS = EPOCHS * STEPS_PER_EPOCH;
  private static final int CLASSES = 10;
  private static final double CHANCE_LOSS = Math.log(CLASSES);
  private static final double[] RATES = {1e-4, 3e-4, 1e-3, 3e-2};

  private record Network(String name, double skill, String parameters) {}

  private static final List<Network> NETWORKS =
      List.of(
          new Network("resnet18", 0.90, "11.2M"),
          new Network("resnet50", 0.93, "23.5M"),
          new Network("vit_b_16", 0.91, "85.8M"));

  @Override
  public String name() {
    return "Image classifier";
  }

  @Override
  public String description() {
    return "Which network and which learning rate for ten classes of pictures? "
        + "The rate of **0.03** shows what divergence looks like.";
  }

  @Override
  public List<DemoRun> runs(SplittableRandom random) {
    List<DemoRun> runs = new ArrayList<>();
    for (Network network : NETWORKS) {
      for (double rate : RATES) {
        runs.add(run(network, rate, random.split()));
      }
    }
    return runs;
  }

  private static DemoRun run(Network network, double rate, SplittableRandom random) {
    boolean diverges = rate > 0.01;
    double accuracy = diverges ? 0.1 : network.skill() - 0.02 * Math.abs(Math.log10(rate / 3e-4));
    List<Curve> curves = curves(accuracy, rate, diverges, random);
    return new DemoRun(
        network.name() + "-lr" + PythonNumber.json(rate),
        diverges ? Status.FAILED : Status.FINISHED,
        Duration.ofMinutes(random.nextInt(25, 90)),
        Map.of(
            "model", network.name(),
            "parameters", network.parameters(),
            "learning_rate", PythonNumber.json(rate),
            "batch_size", "256",
            "epochs", Integer.toString(EPOCHS),
            "optimizer", "adamw",
            "augmentation", "randaugment"),
        Provenance.of(random, "train_classifier.py"),
        curves,
        artifacts(network, accuracy, random),
        List.of());
  }

  private static List<Curve> curves(
      double accuracy, double rate, boolean diverges, SplittableRandom random) {
    int lastStep = diverges ? STEPS / 3 : STEPS;
    LearningRate schedule = new LearningRate(rate, STEPS_PER_EPOCH, STEPS);
    Wobble train = new Wobble(random.split(), 0.6, 0.03);
    Wobble validation = new Wobble(random.split(), 0.3, 0.008);
    Spikes spikes = new Spikes(random.split(), 0.004, 0.8);
    double floor = 1.2 * (1 - accuracy);
    return List.of(
        Curve.of(
            "train/loss",
            1,
            lastStep,
            step ->
                diverges
                    ? divergingLoss(step, lastStep, train.next())
                    : Math.max(0.01, loss(step, floor) + train.next() + spikes.next())),
        Curve.of(
            "val/loss",
            STEPS_PER_EPOCH,
            lastStep,
            step ->
                diverges
                    ? divergingLoss(step, lastStep, validation.next())
                    : loss(step, floor) + 0.1 + 0.00015 * step + validation.next()),
        Curve.of(
            "val/accuracy",
            STEPS_PER_EPOCH,
            lastStep,
            step ->
                diverges
                    ? 0.1 + Math.abs(validation.next())
                    : accuracy - (accuracy - 0.1) * Math.exp(-step / 90.0) + validation.next()),
        Curve.of("learning_rate", 1, lastStep, schedule::at));
  }

  private static double loss(int step, double floor) {
    return floor + (CHANCE_LOSS - floor) * Math.exp(-step / 110.0);
  }

  private static double divergingLoss(int step, int lastStep, double wobble) {
    boolean overflown = step > lastStep * 0.8;
    return overflown ? Double.NaN : CHANCE_LOSS + 0.4 * Math.expm1(step / 60.0) + wobble;
  }

  private static List<DemoArtifact> artifacts(
      Network network, double accuracy, SplittableRandom random) {
    StringBuilder table = new StringBuilder("class,precision,recall\n");
    for (int label = 0; label < CLASSES; label++) {
      table.append(
          String.format(
              Locale.ROOT,
              "%d,%.3f,%.3f\n",
              label,
              Math.max(0, accuracy - 0.05 * random.nextDouble()),
              Math.max(0, accuracy - 0.05 * random.nextDouble())));
    }
    return List.of(
        DemoArtifact.png(
            "plots/confusion_matrix.png", Picture.confusionMatrix(CLASSES, accuracy, random)),
        DemoArtifact.png("samples/training batch.png", Picture.samples(4, 8, random)),
        DemoArtifact.csv("reports/classes.csv", table.toString()),
        DemoArtifact.json(
            "config.json",
            "{\"model\": \""
                + network.name()
                + "\", \"image_size\": 224, \"mixed_precision\": true}\n"));
  }
}
