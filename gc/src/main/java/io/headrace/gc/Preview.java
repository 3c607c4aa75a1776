package io.headrace.gc;

import io.headrace.gc.Journal.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of each thing that would go, and counts them in words. Not thread-safe. */
final class Preview {

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  private final Journal journal;

  Preview(Journal journal) {
    this.journal = journal;
  }

  void add(Thing thing) {
    counts.merge(thing.kind(), 1L, Long::sum);
    journal.wouldGo(thing);
  }

  /** {@code 2 runs, 1 logged model, 0 experiments}. */
  @Override
  public String toString() {
    return Stream.of(Kind.values())
        .map(kind -> kind.count(counts.getOrDefault(kind, 0L)))
        .collect(Collectors.joining(", "));
  }
}
