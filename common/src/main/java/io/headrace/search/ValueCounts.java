package io.headrace.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Counts the rows that have each text of a param, tag or attribute, over tables that come one after
 * the other.
 *
 * <p>Not thread-safe.
 */
public final class ValueCounts {

  /**
   * A text.
   *
   * @param rows that have it
   */
  public record ValueCount(String value, long rows) {
    private static final Comparator<ValueCount> FREQUENT_FIRST =
        Comparator.comparing(ValueCount::rows).reversed().thenComparing(ValueCount::value);
  }

  private final ColumnKey column;
  private final Predicate<String> wanted;
  private final Map<String, Long> counts = new HashMap<>();

  /**
   * No texts yet.
   *
   * @param identifier of the param, tag or attribute
   * @param wanted which texts count
   */
  public ValueCounts(Identifier identifier, Predicate<String> wanted) {
    this.column = ColumnKey.ofValues(identifier);
    this.wanted = wanted;
  }

  public ColumnKey column() {
    return column;
  }

  /** Takes in the texts of a table whose {@link #column} is ready. */
  public void add(RowTable<?> table) {
    TextColumn texts = (TextColumn) table.column(column);
    int[] rows = new int[texts.texts().size()];
    for (int slot = 0; slot < table.slots(); slot++) {
      if (texts.code(slot) != TextDictionary.ABSENT) {
        rows[texts.code(slot)]++;
      }
    }
    for (int code = 0; code < rows.length; code++) {
      if (rows[code] > 0) {
        String value = texts.texts().text(code);
        if (wanted.test(value)) {
          counts.merge(value, (long) rows[code], Long::sum);
        }
      }
    }
  }

  /** How many different texts there are. */
  public int size() {
    return counts.size();
  }

  /** The most frequent texts, those as frequent as each other in alphabetical order. */
  public List<ValueCount> most(int limit) {
    PriorityQueue<ValueCount> most = new PriorityQueue<>(ValueCount.FREQUENT_FIRST.reversed());
    counts.forEach(
        (value, rows) -> {
          most.add(new ValueCount(value, rows));
          if (most.size() > limit) {
            most.remove();
          }
        });
    List<ValueCount> inOrder = new ArrayList<>(most);
    inOrder.sort(ValueCount.FREQUENT_FIRST);
    return inOrder;
  }
}
