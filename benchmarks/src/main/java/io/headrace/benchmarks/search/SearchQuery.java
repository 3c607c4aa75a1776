package io.headrace.benchmarks.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * A row of the table: searches that are alike.
 *
 * @param name of the row
 * @param filters in turn, so that a cache of answers gains nothing; one that is empty: all runs
 * @param order none: MLflow's own, latest start first
 * @param rows of a page
 * @param view of active runs, deleted ones or all, in MLflow's words
 * @param matching how many runs it must find
 * @param deep whether the page from the middle of the result is asked for, not the first
 */
record SearchQuery(
    String name,
    List<String> filters,
    List<OrderColumn> order,
    int rows,
    String view,
    Matching matching,
    boolean deep) {

  static final int PAGE = 100;
  private static final List<OrderColumn> DEFAULT_ORDER =
      List.of(OrderColumn.falling(OrderColumn.Kind.TIME, "start_time"));

  /** How many runs of the experiment match. */
  enum Matching {
    ALL,
    SOME,
    NONE
  }

  static SearchQuery finding(String name, Matching matching, List<String> filters) {
    return new SearchQuery(name, filters, List.of(), PAGE, "ACTIVE_ONLY", matching, false);
  }

  static SearchQuery ordered(String name, OrderColumn... order) {
    return finding(name, Matching.ALL, List.of("")).by(order);
  }

  SearchQuery named(String other) {
    return new SearchQuery(other, filters, order, rows, view, matching, deep);
  }

  SearchQuery by(OrderColumn... columns) {
    return new SearchQuery(name, filters, List.of(columns), rows, view, matching, deep);
  }

  SearchQuery ofRows(int count) {
    return new SearchQuery(name, filters, order, count, view, matching, deep);
  }

  SearchQuery inView(String other) {
    return new SearchQuery(name, filters, order, rows, other, matching, deep);
  }

  SearchQuery fromTheMiddle() {
    return new SearchQuery(name, filters, order, rows, view, matching, true);
  }

  /** By what the runs of an answer must be ordered, as far as it is looked at. */
  List<OrderColumn> checkedOrder() {
    return order.isEmpty() ? DEFAULT_ORDER : order;
  }

  /** The request with one of the filters, for the first page. */
  ObjectNode body(String experimentId, String filter) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("experiment_ids").add(experimentId);
    body.put("filter", filter).put("run_view_type", view).put("max_results", rows);
    ArrayNode columns = body.putArray("order_by");
    order.forEach(column -> columns.add(column.text()));
    return body;
  }

  /**
   * Refuses a page of so many runs where there must be others. A page may be shorter than was asked
   * for where it says that there is another: servers bound the bytes of an answer too.
   *
   * @param more whether the answer names a next page
   * @param all runs of the experiment
   */
  void require(int count, boolean more, long all) throws IOException {
    long least = matching == Matching.ALL && !more ? Math.min(rows, all) : 1;
    boolean right = matching == Matching.NONE ? count == 0 : count >= least && count <= rows;
    if (!right) {
      throw new IOException(
          "an answer of %d runs, where %s of %d match".formatted(count, matching, all));
    }
  }
}
