package io.headrace.benchmarks.bench;

import java.util.List;

/**
 * Artifacts of one size, uploaded and then downloaded.
 *
 * @param size of each, as the load generator's flag has it
 * @param count of them
 * @param countForSlow of them where they go at a twentieth of the speed
 * @param connections with one artifact each at a time
 * @param inBytes whether bytes a second are what counts, else artifacts a second
 */
record ArtifactLoad(String size, int count, int countForSlow, int connections, boolean inBytes) {

  static final List<ArtifactLoad> ALL =
      List.of(
          new ArtifactLoad("1KiB", 10_000, 1_000, 16, false),
          new ArtifactLoad("10MiB", 100, 100, 4, true),
          new ArtifactLoad("1GiB", 2, 2, 1, true));

  /** The title of a row. */
  String title(String direction) {
    return "%s of %s, %d at once".formatted(direction, size, connections);
  }

  /** For the load generator. */
  List<String> arguments(boolean slow) {
    return List.of(
        "artifacts",
        "--size",
        size,
        "--count",
        Integer.toString(slow ? countForSlow : count),
        "--connections",
        Integer.toString(connections));
  }
}
