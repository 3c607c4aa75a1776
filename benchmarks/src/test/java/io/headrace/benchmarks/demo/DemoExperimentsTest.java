package io.headrace.benchmarks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.benchmarks.demo.DemoRun.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DemoExperimentsTest {

  private static final List<DemoExperiment> EXPERIMENTS =
      List.of(
          new ImageClassifier(), new LanguageModel(), new GradientBoosting(), new WalkingAgent());

  private final List<DemoRun> runs = runs(1);

  private static List<DemoRun> runs(long seed) {
    List<DemoRun> all = new ArrayList<>();
    for (DemoExperiment experiment : EXPERIMENTS) {
      for (DemoRun run : experiment.runs(new SplittableRandom(seed))) {
        all.add(run);
        all.addAll(run.children());
      }
    }
    return all;
  }

  private Stream<Curve> curves() {
    return runs.stream().flatMap(run -> run.curves().stream());
  }

  @Test
  void runs_sameSeed_areTheSame() {
    assertThat(runs(1).toString()).isEqualTo(runs.toString());
    assertThat(runs(2).toString()).isNotEqualTo(runs.toString());
  }

  @Test
  void runs_altogether_areAFewDozenOfEveryStatus() {
    assertThat(runs).hasSizeBetween(24, 60);
    assertThat(runs).extracting(DemoRun::status).contains(Status.values());
    assertThat(runs).filteredOn(run -> !run.children().isEmpty()).isNotEmpty();
  }

  @Test
  void curves_areWhatMlflowTakes() {
    assertThat(curves().map(Curve::key)).allMatch(key -> key.matches("[\\w.\\-/ ]{1,250}"));
    assertThat(curves().flatMapToDouble(DemoExperimentsTest::values))
        .noneMatch(value -> Double.isInfinite(value))
        .anyMatch(value -> Double.isNaN(value));
  }

  @Test
  void finishedRuns_haveNoNaN() {
    assertThat(
            runs.stream()
                .filter(run -> run.status() == Status.FINISHED)
                .flatMap(run -> run.curves().stream())
                .flatMapToDouble(DemoExperimentsTest::values))
        .noneMatch(value -> Double.isNaN(value));
  }

  @Test
  void trainingLoss_fallsOverall() {
    assertThat(
            runs.stream()
                .filter(run -> run.status() == Status.FINISHED)
                .flatMap(run -> run.curves().stream())
                .filter(curve -> curve.key().equals("train/loss")))
        .isNotEmpty()
        .allMatch(curve -> curve.value(curve.size() - 1) < curve.value(0) / 2);
  }

  @Test
  void images_arePngs() throws IOException {
    List<DemoArtifact> images =
        runs.stream()
            .flatMap(run -> run.artifacts().stream())
            .filter(artifact -> artifact.path().endsWith(".png"))
            .toList();
    assertThat(images).hasSizeGreaterThan(20);
    for (DemoArtifact image : images) {
      assertThat(ImageIO.read(new ByteArrayInputStream(image.content()))).isNotNull();
    }
  }

  private static DoubleStream values(Curve curve) {
    return IntStream.range(0, curve.size()).mapToDouble(curve::value);
  }
}
