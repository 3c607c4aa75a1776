package io.headrace.benchmarks.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A run, complete: what a training would have logged from start to end.
 *
 * @param took from its start to its end, or to now if it still goes on
 * @param children nested runs, one after the other
 */
record DemoRun(
    String name,
    Status status,
    Duration took,
    Map<String, String> params,
    Map<String, String> tags,
    List<Curve> curves,
    List<DemoArtifact> artifacts,
    List<DemoRun> children) {

  /** MLflow's words. */
  enum Status {
    RUNNING,
    FINISHED,
    FAILED,
    KILLED
  }

  DemoRun {
    params = Map.copyOf(params);
    tags = Map.copyOf(tags);
    curves = List.copyOf(curves);
    artifacts = List.copyOf(artifacts);
    children = List.copyOf(children);
  }
}
