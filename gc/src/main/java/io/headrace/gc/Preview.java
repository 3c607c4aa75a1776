package io.headrace.gc;

import io.headrace.gc.Journal.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many there are of each kind, in words. Not thread-safe. */
final class Preview {

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  void add(Kind kind, long count) {
    counts.merge(kind, count, Long::sum);
  }

  /** {@code 2 runs, 1 logged model, 0 experiments}. */
  @Override
  public String toString() {
    return Stream.of(Kind.values())
        .map(kind -> kind.count(counts.getOrDefault(kind, 0L)))
        .collect(Collectors.joining(", "));
  }
}
