package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.search.ColumnKey;
import io.headrace.search.RowTable;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collector;

/**
 * A question whose answer is put together table by table. Runs that are read one by one are put
 * into tables of some hundreds for it, so that it need be written once.
 *
 * @param begin the answer that no run has a part in
 * @param add takes the runs of a table into an answer; the columns are ready, and good only until
 *     this returns
 */
public record FoldQuestion<T>(
    Set<ColumnKey> columns, long mostRows, Supplier<T> begin, BiConsumer<T, RowTable<RunRow>> add)
    implements RunQuestion<T> {

  private static final int ROWS_PER_TABLE = 500;

  @Override
  public T answer(List<RowTable<RunRow>> tables) {
    T answer = begin.get();
    tables.forEach(table -> add.accept(answer, table));
    return answer;
  }

  @Override
  public Collector<RunState, ?, T> slowly() {
    return RunQuestion.oneByOne(Chunks::new, Chunks::add, Chunks::end);
  }

  /** Gathers runs into tables. */
  private final class Chunks {
    private final T answer = begin.get();
    private RowTable<RunRow> table = new RowTable<>(Long.MAX_VALUE);

    void add(RunState run) {
      table.add(new RunRow(run));
      if (table.size() == ROWS_PER_TABLE) {
        flush();
      }
    }

    private void flush() {
      table.prepareAll(columns);
      add.accept(answer, table);
      table = new RowTable<>(Long.MAX_VALUE);
    }

    T end() {
      flush();
      return answer;
    }
  }
}
