package io.headrace.model;

import java.util.Locale;

/** Whether an entity is there or in the bin, from which it can be restored. */
public enum LifecycleStage {
  ACTIVE,
  DELETED;

  /** MLflow's word for it, on the wire and in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static LifecycleStage ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
