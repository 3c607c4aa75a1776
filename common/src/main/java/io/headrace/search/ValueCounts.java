package io.headrace.search;

import io.headrace.error.HeadraceException;
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

  /** Of all different texts together. */
  private static final long MOST_CHARACTERS = 32L * 1024 * 1024;

  /** Tables whose texts are counted together. */
  private static final int MOST_PENDING = 1_000;

  /** What one table has: its texts, and how many rows have each. */
  private static final class Coded {
    private final TextDictionary texts;
    private final int[] rows;

    Coded(TextDictionary texts, int[] rows) {
      this.texts = texts;
      this.rows = rows;
    }
  }

  private final ColumnKey column;
  private final Predicate<String> wanted;
  private final Map<String, Long> counts = new HashMap<>();
  private final List<Coded> pending = new ArrayList<>();
  private long length;

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

  /** Takes in the texts of a table whose column {@link ColumnKey#ofValues} is ready. */
  public void add(RowTable<?> table) {
    TextColumn texts = (TextColumn) table.column(column);
    int[] rows = new int[texts.texts().size()];
    for (int slot = 0; slot < table.slots(); slot++) {
      if (texts.code(slot) != TextDictionary.ABSENT) {
        rows[texts.code(slot)]++;
      }
    }
    pending.add(new Coded(texts.texts().copyOfTexts(), rows));
    if (pending.size() == MOST_PENDING) {
      count();
    }
  }

  /** Makes texts of codes: for who has more time than the thread that changes the tables. */
  private void count() {
    for (Coded coded : pending) {
      for (int code = 0; code < coded.rows.length; code++) {
        if (coded.rows[code] > 0) {
          count(coded.texts.text(code), coded.rows[code]);
        }
      }
    }
    pending.clear();
  }

  private void count(String value, long rows) {
    if (!wanted.test(value)) {
      return;
    }
    if (counts.merge(value, rows, Long::sum) == rows) {
      length += value.length();
    }
    if (length > MOST_CHARACTERS) {
      throw HeadraceException.invalid(
          "There are more different values than can be counted. Ask for those with a prefix.");
    }
  }

  /** How many different texts there are. */
  public int size() {
    count();
    return counts.size();
  }

  /** The most frequent texts, those as frequent as each other in alphabetical order. */
  public List<ValueCount> most(int limit) {
    count();
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
