package io.headrace.search;

/**
 * A dataset that a run used.
 *
 * @param context what for, {@code training}; {@code null} if not said
 */
public record DatasetUse(String name, String digest, String context) {

  /** What filters call {@code name}, {@code digest} or {@code context}. */
  String text(String key) {
    return switch (key) {
      case "name" -> name;
      case "digest" -> digest;
      case "context" -> context;
      default -> throw new IllegalArgumentException("nothing of a dataset: " + key);
    };
  }
}
