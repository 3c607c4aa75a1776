package io.headrace.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Counts the rows that have each metric, param or tag, over tables that come one after the other.
 *
 * <p>Not thread-safe.
 */
public final class KeyCounts {

  /**
   * A key.
   *
   * @param rows that have it
   */
  public record KeyCount(String key, long rows) {}

  private final Entity entity;
  private final Predicate<String> wanted;
  private final Map<String, Long> counts = new HashMap<>();

  /**
   * No keys yet.
   *
   * @param wanted which keys count
   */
  public KeyCounts(Entity entity, Predicate<String> wanted) {
    this.entity = entity;
    this.wanted = wanted;
  }

  /** Takes in the keys of a table whose column {@link ColumnKey#ofKeys} is ready. */
  public void add(RowTable<?> table) {
    ((KeyColumn) table.column(ColumnKey.ofKeys(entity)))
        .forEach(
            (key, rows) -> {
              if (wanted.test(key)) {
                counts.merge(key, (long) rows, Long::sum);
              }
            });
  }

  /** The keys, in alphabetical order. */
  public List<KeyCount> keys() {
    List<KeyCount> keys = new ArrayList<>(counts.size());
    counts.forEach((key, rows) -> keys.add(new KeyCount(key, rows)));
    keys.sort(Comparator.comparing(KeyCount::key));
    return keys;
  }
}
