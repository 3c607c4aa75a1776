package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.search.ColumnKey;
import io.headrace.search.RowTable;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collector;

/**
 * A question whose answer is put together table by table. Runs that are read one by one are put
 * into tables of some hundreds for it, so that it need be written once.
 *
 * @param fold begins an answer
 */
public record FoldQuestion<T>(Set<ColumnKey> columns, long mostRows, Supplier<Fold<T>> fold)
    implements RunQuestion<T> {

  /** An answer that is being put together. */
  public interface Fold<T> {
    /** Takes in the runs of a table; its columns are ready, and good only until this returns. */
    void add(RowTable<RunRow> table);

    T end();
  }

  private static final int ROWS_PER_TABLE = 500;

  @Override
  public T answer(List<RowTable<RunRow>> tables) {
    Fold<T> answer = fold.get();
    tables.forEach(answer::add);
    return answer.end();
  }

  @Override
  public Collector<RunState, ?, T> slowly() {
    return RunQuestion.oneByOne(() -> new Chunks<>(columns, fold.get()), Chunks::add, Chunks::end);
  }

  /** Gathers runs into tables. */
  private static final class Chunks<T> {
    private final Set<ColumnKey> columns;
    private final Fold<T> answer;
    private RowTable<RunRow> table = new RowTable<>(Long.MAX_VALUE);

    Chunks(Set<ColumnKey> columns, Fold<T> answer) {
      this.columns = columns;
      this.answer = answer;
    }

    void add(RunState run) {
      table.add(new RunRow(run));
      if (table.size() == ROWS_PER_TABLE) {
        flush();
      }
    }

    private void flush() {
      table.prepareAll(columns);
      answer.add(table);
      table = new RowTable<>(Long.MAX_VALUE);
    }

    T end() {
      flush();
      return answer.end();
    }
  }
}
