package io.headrace.model;

import java.util.Map;

/** Which lifecycle stages a search shows. */
public enum ViewType {
  ACTIVE_ONLY,
  DELETED_ONLY,
  ALL;

  /** The numbers by which requests may name them. */
  public static final Map<Integer, ViewType> BY_NUMBER =
      Map.of(1, ACTIVE_ONLY, 2, DELETED_ONLY, 3, ALL);

  public boolean shows(LifecycleStage stage) {
    return switch (this) {
      case ACTIVE_ONLY -> stage == LifecycleStage.ACTIVE;
      case DELETED_ONLY -> stage == LifecycleStage.DELETED;
      case ALL -> true;
    };
  }
}
