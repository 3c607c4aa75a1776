package io.headrace.query.run;

import io.headrace.event.RunState;
import io.headrace.search.ColumnKey;
import io.headrace.search.FirstRows;
import io.headrace.search.PageRequest;
import io.headrace.search.RowTable;
import io.headrace.search.Search;
import io.headrace.search.SearchPage;
import io.headrace.view.RunQuestion;
import io.headrace.view.RunRow;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;

/**
 * A page of a search for runs.
 *
 * @param shown what to keep of a run of the page, which changes again when this is answered
 */
record RunSearch<T>(Search search, PageRequest page, Function<RunRow, T> shown)
    implements RunQuestion<SearchPage<T>> {

  @Override
  public Set<ColumnKey> columns() {
    return search.columns();
  }

  @Override
  public long mostRows() {
    return Comparisons.mostRows(search.costPerRow());
  }

  @Override
  public SearchPage<T> answer(List<RowTable<RunRow>> tables) {
    return search.page(tables, page, shown);
  }

  @Override
  public Collector<RunState, ?, SearchPage<T>> slowly() {
    return RunQuestion.oneByOne(
        () -> search.firstRows(page, shown),
        (first, run) -> first.add(new RunRow(run)),
        FirstRows::page);
  }
}
