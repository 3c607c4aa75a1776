package io.headrace.view;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Experiments that have been found not to fit into memory, alone or together with others: who asks
 * for them again must not drive out everything else for nothing.
 *
 * <p>Confined to the tail's thread.
 */
final class UnfitExperiments {

  /** Sets of experiments may be anything that clients name. */
  private static final int MOST_SETS = 1_000;

  /** How long it is believed: an experiment may shrink, if rarely. */
  private static final long BELIEVED_NANOS = Duration.ofMinutes(10).toNanos();

  /** When it was found out, by the experiments of a set. */
  private final Map<String, Long> since = new HashMap<>();

  void add(Collection<String> experimentIds) {
    if (since.size() == MOST_SETS) {
      since.clear();
    }
    since.put(set(experimentIds), System.nanoTime());
  }

  /** Whether the experiments do not fit together, or one of them does not alone. */
  boolean include(Collection<String> experimentIds) {
    return !since.isEmpty()
        && (isUnfit(set(experimentIds))
            || experimentIds.stream().anyMatch(id -> isUnfit(set(List.of(id)))));
  }

  private boolean isUnfit(String set) {
    Long found = since.get(set);
    if (found != null && System.nanoTime() - found > BELIEVED_NANOS) {
      since.remove(set);
      return false;
    }
    return found != null;
  }

  private static String set(Collection<String> experimentIds) {
    return String.join(",", new TreeSet<>(experimentIds));
  }

  void clear() {
    since.clear();
  }
}
