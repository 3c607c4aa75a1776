package io.headrace.api.calls;

/** What a call is about, by which readers of the document find it. */
public enum Family {
  EXPERIMENTS("Experiments", "Named sets of runs. One in the bin keeps its name."),
  RUNS("Runs", "What is logged of one training: metrics, params, tags, inputs and outputs."),
  METRICS("Metrics", "Every point of a metric, or a sample of them for charts."),
  LOGGED_MODELS("Logged models", "Models that runs produce, with params, tags and metrics."),
  ARTIFACTS("Artifacts", "Files: listed, uploaded and downloaded through the server."),
  SERVER("Server", "What the server can do, and how it is.");

  private final String title;
  private final String description;

  Family(String title, String description) {
    this.title = title;
    this.description = description;
  }

  public String title() {
    return title;
  }

  /** A sentence or two. */
  public String description() {
    return description;
  }
}
