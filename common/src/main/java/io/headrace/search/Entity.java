package io.headrace.search;

/** The kinds of thing that an identifier can name: {@code metrics.loss}, {@code tags.owner}. */
public enum Entity {
  METRIC("metric"),
  PARAM("parameter"),
  TAG("tag"),
  ATTRIBUTE("attribute"),
  DATASET("dataset");

  private final String word;

  Entity(String word) {
    this.word = word;
  }

  /** The noun that MLflow's messages use. */
  String word() {
    return word;
  }
}
