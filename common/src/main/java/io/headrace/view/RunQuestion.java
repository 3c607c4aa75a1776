package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.search.ColumnKey;
import io.headrace.search.RowTable;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;

/**
 * What is asked of all runs of some experiments: answered from their tables, where they fit into
 * memory, else from runs that are read one after the other. Both give the same answer.
 */
public interface RunQuestion<T> {

  /** The columns that {@link #answer} looks at. */
  Set<ColumnKey> columns();

  /**
   * Of more runs than that, the answer would take too long for the tail's thread, and is made
   * elsewhere.
   */
  long mostRows();

  /** The answer, on the tail's thread; the tables' columns are ready. */
  T answer(List<RowTable<RunRow>> tables);

  /** The answer from runs that nobody else has, on any threads, one at a time. */
  Collector<RunState, ?, T> slowly();

  /**
   * What {@link #slowly} is made of: runs come one after the other, so nothing is ever combined.
   *
   * @param begin what is found out so far, of no run
   * @param add takes a run into that
   * @param end makes the answer of it
   */
  static <A, T> Collector<RunState, A, T> oneByOne(
      Supplier<A> begin, BiConsumer<A, RunState> add, Function<A, T> end) {
    return Collector.of(
        begin,
        add,
        (some, others) -> {
          throw new UnsupportedOperationException("runs come one after the other");
        },
        end);
  }
}
