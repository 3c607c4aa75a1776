package io.headrace.query.run;

import io.headrace.event.RunState;
import io.headrace.model.LifecycleStage;
import io.headrace.model.Run;
import io.headrace.model.ViewType;
import io.headrace.search.ColumnKey;
import io.headrace.search.RowTable;
import io.headrace.search.Search;
import io.headrace.search.SearchPage;
import io.headrace.view.RunQuestion;
import io.headrace.view.RunRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collector;

/** A page of a search for runs. */
record RunSearch(Search search, int maxResults, String pageToken)
    implements RunQuestion<SearchPage<Run>> {

  /** Comparisons that the tail's thread may spend on one search, some tens of milliseconds. */
  static final long MOST_COMPARISONS = 20_000_000;

  /** The search with its view type among the conditions. */
  static Search shownBy(ViewType viewType, Search search) {
    return switch (viewType) {
      case ACTIVE_ONLY -> search.where(RunRow.STAGE, LifecycleStage.ACTIVE.word());
      case DELETED_ONLY -> search.where(RunRow.STAGE, LifecycleStage.DELETED.word());
      case ALL -> search;
    };
  }

  @Override
  public Set<ColumnKey> columns() {
    return search.columns();
  }

  @Override
  public long mostRows() {
    return MOST_COMPARISONS / search.costPerRow();
  }

  @Override
  public SearchPage<Run> answer(List<RowTable<RunRow>> tables) {
    return runs(search.page(tables, maxResults, pageToken));
  }

  @Override
  public Collector<RunState, ?, SearchPage<Run>> slowly() {
    return RunQuestion.oneByOne(
        () -> search.<RunRow>firstRows(maxResults, pageToken),
        (first, run) -> first.add(new RunRow(run)),
        first -> runs(first.page()));
  }

  private static SearchPage<Run> runs(SearchPage<RunRow> page) {
    return page.map(row -> row.run().snapshot());
  }
}
