package io.headrace.benchmarks.demo;

import io.headrace.benchmarks.demo.DemoRun.Status;
import io.headrace.benchmarks.points.PythonNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Long runs with spikes: one blew up, one is still training. */
final class LanguageModel implements DemoExperiment {

  private static final int STEPS = 4000;
  private static final int SYSTEM_EVERY = 20;
  private static final int EVALUATE_EVERY = 200;
  private static final double START_LOSS = 10.8;
  private static final long TOKENS_PER_STEP = 524_288;

  private record Variant(
      String name, String parameters, double floor, double rate, Status status, int steps) {}

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant("lm-125m", "125M", 3.05, 6e-4, Status.FINISHED, STEPS),
          new Variant("lm-350m", "350M", 2.80, 3e-4, Status.FINISHED, STEPS),
          new Variant("lm-350m-high-lr", "350M", 2.85, 2e-3, Status.FAILED, STEPS * 5 / 8),
          new Variant("lm-350m-no-clip", "350M", 2.90, 3e-4, Status.KILLED, STEPS / 2),
          new Variant("lm-760m", "760M", 2.62, 2.5e-4, Status.FINISHED, STEPS),
          new Variant("lm-1b3", "1.3B", 2.48, 2e-4, Status.RUNNING, STEPS * 3 / 5));

  @Override
  public String name() {
    return "Language model pretraining";
  }

  @Override
  public String description() {
    return "Decoder-only models on two billion tokens. Look at `train/loss` of **lm-350m-no-clip**: "
        + "without gradient clipping every bad batch leaves a spike.";
  }

  @Override
  public List<DemoRun> runs(SplittableRandom random) {
    List<DemoRun> runs = new ArrayList<>();
    for (Variant variant : VARIANTS) {
      runs.add(run(variant, random.split()));
    }
    return runs;
  }

  private static DemoRun run(Variant variant, SplittableRandom random) {
    boolean clips = !variant.name().endsWith("no-clip");
    Map<String, String> tags = Provenance.of(random, "pretrain.py");
    tags.put("cluster", "a100-64");
    tags.put(
        "mlflow.note.content", "Nightly pretraining, **" + variant.parameters() + "** weights.");
    return new DemoRun(
        variant.name(),
        variant.status(),
        Duration.ofHours(random.nextInt(9, 30)),
        Map.of(
            "parameters",
            variant.parameters(),
            "learning_rate",
            PythonNumber.json(variant.rate()),
            "warmup_steps",
            "200",
            "sequence_length",
            "2048",
            "global_batch_tokens",
            Long.toString(TOKENS_PER_STEP),
            "gradient_clipping",
            clips ? "1.0" : "none",
            "precision",
            "bf16",
            "dataset",
            "pile-dedup"),
        tags,
        curves(variant, clips, random),
        artifacts(variant, random),
        List.of());
  }

  private static List<Curve> curves(Variant variant, boolean clips, SplittableRandom random) {
    LearningRate schedule = new LearningRate(variant.rate(), 200, STEPS);
    Wobble wobble = new Wobble(random.split(), 0.4, 0.025);
    Wobble norm = new Wobble(random.split(), 0.7, 0.06);
    Spikes spikes = new Spikes(random.split(), clips ? 0.0006 : 0.006, clips ? 0.9 : 3.5);
    Wobble busy = new Wobble(random.split(), 0.5, 1.5);
    int last = variant.steps();
    Curve loss =
        Curve.of(
            "train/loss",
            1,
            last,
            step -> blownUp(variant, step) + loss(variant, step) + wobble.next() + spikes.next());
    return List.of(
        loss,
        Curve.of(
            "train/grad_norm",
            1,
            last,
            step -> {
              double distance = loss.value(step) - loss(variant, step);
              return Math.abs(0.4 + norm.next() + Math.max(0, distance) * 2);
            }),
        Curve.of("learning_rate", 1, last, schedule::at),
        Curve.of(
            "val/perplexity",
            EVALUATE_EVERY,
            last,
            step -> Math.exp(blownUp(variant, step) + loss(variant, step) + 0.06)),
        Curve.of("tokens", SYSTEM_EVERY, last, step -> (double) step * TOKENS_PER_STEP),
        Curve.of(
            "system/gpu_0_utilization_percentage",
            SYSTEM_EVERY,
            last,
            step -> Math.min(100, 95 + busy.next())));
  }

  /** Power law, as {@code Kaplan et al., Scaling Laws for Neural Language Models} found it. */
  private static double loss(Variant variant, int step) {
    return variant.floor() + (START_LOSS - variant.floor()) * Math.pow(1 + step / 18.0, -0.62);
  }

  private static double blownUp(Variant variant, int step) {
    if (variant.status() != Status.FAILED) {
      return 0;
    }
    int trouble = step - variant.steps() * 9 / 10;
    if (trouble <= 0) {
      return 0;
    }
    boolean overflown = step > variant.steps() * 98 / 100;
    return overflown ? Double.NaN : Math.expm1(trouble / 90.0);
  }

  private static List<DemoArtifact> artifacts(Variant variant, SplittableRandom random) {
    List<DemoArtifact> artifacts = new ArrayList<>();
    for (int step = 1000; step <= variant.steps(); step += 1000) {
      artifacts.add(
          DemoArtifact.text(
              "samples/step_" + step + ".txt",
              "Prompt: The river\n\n" + new Babble(random).text(40 + step / 50) + "\n"));
    }
    artifacts.add(
        DemoArtifact.json(
            "config.json",
            "{\"parameters\": \""
                + variant.parameters()
                + "\", \"learning_rate\": "
                + PythonNumber.json(variant.rate())
                + ", \"vocabulary\": 50304}\n"));
    return artifacts;
  }
}
