package io.headrace.benchmarks.demo;

import java.util.List;
import java.util.SplittableRandom;

/** A project whose training somebody might track. */
public interface DemoExperiment {

  String name();

  /** What it is about, in Markdown. */
  String description();

  /** Its runs, oldest first; the same for the same state of {@code random}. */
  List<DemoRun> runs(SplittableRandom random);
}
