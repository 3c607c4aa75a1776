package io.headrace.benchmarks.demo;

import io.headrace.benchmarks.rest.Experiments;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All demo experiments together: what there is, and how it gets to a server. */
public final class DemoSet {

  private static final List<DemoExperiment> EXPERIMENTS =
      List.of(
          new ImageClassifier(), new LanguageModel(), new GradientBoosting(), new WalkingAgent());

  /** So that the newest runs have not all ended in the same instant. */
  private static final Duration APART = Duration.ofMinutes(7);

  private final MlflowRest rest;
  private final Experiments experiments;
  private final Clock clock;
  private final PrintWriter progress;

  public DemoSet(MlflowRest rest, Clock clock, PrintWriter progress) {
    this.rest = rest;
    this.experiments = new Experiments(rest);
    this.clock = clock;
    this.progress = progress;
  }

  /** The first suffix with which none of the experiments is there yet: none, or a number. */
  public String freeSuffix() throws IOException {
    String suffix = "";
    for (int set = 2; !missing(suffix).equals(EXPERIMENTS); set++) {
      suffix = " " + set;
    }
    return suffix;
  }

  private List<DemoExperiment> missing(String suffix) throws IOException {
    List<DemoExperiment> missing = new ArrayList<>();
    for (DemoExperiment experiment : EXPERIMENTS) {
      if (experiments.find(experiment.name() + suffix).isEmpty()) {
        missing.add(experiment);
      }
    }
    return missing;
  }

  /**
   * Makes the experiments whose names, with the suffix, are not taken; leaves the others alone. The
   * same seed gives the same runs, params and values; times count back from now.
   */
  public void fill(long seed, String suffix) throws IOException {
    SplittableRandom seeds = new SplittableRandom(seed);
    List<DemoExperiment> missing = missing(suffix);
    for (DemoExperiment experiment : EXPERIMENTS) {
      // Drawn for each, so that one that is left out changes nothing for the next.
      SplittableRandom random = seeds.split();
      if (missing.contains(experiment)) {
        fill(experiment, experiment.name() + suffix, random);
      } else {
        progress.println(experiment.name() + suffix + ": already there, left as it is");
      }
    }
  }

  private void fill(DemoExperiment experiment, String name, SplittableRandom random)
      throws IOException {
    List<DemoRun> runs = experiment.runs(random);
    String experimentId = experiments.create(name, experiment.description());
    RunUpload upload = new RunUpload(rest);
    long end = clock.millis();
    for (int i = runs.size() - 1; i >= 0; i--) {
      upload.upload(experimentId, runs.get(i), end, "");
      end -= APART.toMillis();
    }
    int nested = runs.stream().mapToInt(run -> run.children().size()).sum();
    progress.printf("%s: %d runs, %d metric points%n", name, runs.size() + nested, upload.points());
    progress.flush();
  }
}
