package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a partition of {@code logged_models_by_run}: the ids of the models that a run has points
 * of, page by page; few, unless a run evaluates thousands of models.
 */
final class SelectLoggedModelsOfRun {

  private static final int PAGE_ROWS = 500;

  private static final String CQL = "SELECT model_id FROM logged_models_by_run WHERE run_id = ?";

  private final CassandraConnection cassandra;

  SelectLoggedModelsOfRun(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Reads the ids.
   *
   * @param page takes some of them; the next are fetched when it is done
   */
  Future<Void> execute(String runId, Function<List<String>, Future<Void>> page) {
    return cassandra
        .execute(CQL, statement -> statement.bind(runId).setIdempotent(true).setPageSize(PAGE_ROWS))
        .compose(first -> RowPages.forEach(first, rows -> page.apply(ids(rows))));
  }

  private static List<String> ids(Iterable<Row> rows) {
    List<String> ids = new ArrayList<>();
    rows.forEach(row -> ids.add(row.getString("model_id")));
    return ids;
  }
}
