package io.headrace.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchQueriesTest {

  private final List<SearchQuery> queries = SearchQueries.over(sample(Optional.empty()));

  @Test
  void over_narrowRuns_hasRowsWithNamesOfTheirOwn() {
    assertThat(queries).extracting(SearchQuery::name).doesNotHaveDuplicates().doesNotContain("");
    assertThat(queries).hasSizeGreaterThan(40);
  }

  @Test
  void over_filtersWithLiterals_differFromRequestToRequest() {
    SearchQuery metric = named("metric > x: one in a hundred");

    assertThat(metric.filters()).hasSize(64).doesNotHaveDuplicates();
    assertThat(metric.filters().get(63)).isEqualTo("metrics.`val/accuracy` > 0.99000063");
    assertThat(named("run_id IN (10)").filters().get(0))
        .startsWith("attributes.run_id IN ('r0','r1',")
        .endsWith("'r9')");
    assertThat(named("start_time range: one in ten").filters().get(0))
        .isEqualTo("attributes.start_time >= 1500 and attributes.start_time < 1600");
  }

  @Test
  void over_wideRuns_searchesForARareMetricToo() {
    assertThat(SearchQueries.over(sample(Optional.of("rank_0001/x"))))
        .extracting(SearchQuery::name)
        .contains("rare metric DESC", "rare metric >= x");
  }

  @Test
  void body_orderedQuery_isARequestOfMlflows() {
    ObjectNode body = named("tag DESC, start_time ASC").body("7", "");

    assertThat(body)
        .hasToString(
            "{\"experiment_ids\":[\"7\"],\"filter\":\"\",\"run_view_type\":\"ACTIVE_ONLY\","
                + "\"max_results\":100,"
                + "\"order_by\":[\"tags.dataset DESC\",\"attributes.start_time ASC\"]}");
  }

  private SearchQuery named(String name) {
    return queries.stream().filter(query -> query.name().equals(name)).findFirst().orElseThrow();
  }

  private static RunSample sample(Optional<String> wideKey) {
    List<String> ids = List.of("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10");
    return new RunSample(11, 1000, 2000, ids, List.of("load-1"), List.of("0.001"), wideKey);
  }
}
