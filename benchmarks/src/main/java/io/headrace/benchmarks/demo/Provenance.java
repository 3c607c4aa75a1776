package io.headrace.benchmarks.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Tags that clients set on their own: who ran what, from which commit. */
final class Provenance {

  private static final List<String> PEOPLE = List.of("ada", "grace", "alan", "barbara", "edsger");

  private Provenance() {}

  /** Tags for a run of {@code source}, a script. */
  static Map<String, String> of(SplittableRandom random, String source) {
    Map<String, String> tags = new HashMap<>();
    tags.put("mlflow.user", PEOPLE.get(random.nextInt(PEOPLE.size())));
    tags.put("mlflow.source.name", source);
    tags.put("mlflow.source.type", "LOCAL");
    tags.put("mlflow.source.git.commit", commit(random));
    return tags;
  }

  private static String commit(SplittableRandom random) {
    StringBuilder commit = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      commit.append(String.format("%08x", random.nextInt()));
    }
    return commit.toString();
  }
}
