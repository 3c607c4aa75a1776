package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.search.ColumnKey;
import io.headrace.search.RowTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collector;

/** A question that looks at the runs themselves, one after the other. */
record PlainQuestion<T>(Collector<RunState, ?, T> slowly) implements RunQuestion<T> {

  @Override
  public Set<ColumnKey> columns() {
    return Set.of();
  }

  @Override
  public long mostRows() {
    return Long.MAX_VALUE;
  }

  @Override
  public T answer(List<RowTable<RunRow>> tables) {
    return answer(tables, slowly);
  }

  private static <A, T> T answer(
      List<RowTable<RunRow>> tables, Collector<RunState, A, T> question) {
    A answer = question.supplier().get();
    for (RowTable<RunRow> table : tables) {
      table.forEach(row -> question.accumulator().accept(answer, row.run()));
    }
    return question.finisher().apply(answer);
  }
}
