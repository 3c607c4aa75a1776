package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.model.Run;
import io.headrace.search.ColumnKey;
import io.headrace.search.FirstRows;
import io.headrace.search.PageRequest;
import io.headrace.search.RowTable;
import io.headrace.search.Search;
import io.headrace.search.SearchPage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collector;

/**
 * A page of a search for runs.
 *
 * @param onSlow told when the answer is to be made from runs one after the other
 */
record PageOfRuns(Search search, PageRequest page, long mostRows, Runnable onSlow)
    implements RunQuestion<SearchPage<Run>> {

  @Override
  public Set<ColumnKey> columns() {
    return search.columns();
  }

  @Override
  public SearchPage<Run> answer(List<RowTable<RunRow>> tables) {
    return search.page(tables, page, row -> row.run().snapshot());
  }

  @Override
  public Collector<RunState, ?, SearchPage<Run>> slowly() {
    onSlow.run();
    return RunQuestion.oneByOne(
        () -> search.<RunRow, Run>firstRows(page, row -> row.run().snapshot()),
        (first, run) -> first.add(new RunRow(run)),
        FirstRows::page);
  }
}
