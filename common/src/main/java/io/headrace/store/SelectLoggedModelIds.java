package io.headrace.store;

import io.vertx.core.Future;
import java.util.List;

/**
 * Reads one partition of {@code logged_models_by_experiment}: the ids of an experiment's models, as
 * many as it has, page by page.
 */
final class SelectLoggedModelIds {

  private static final int PAGE_ROWS = 5_000;

  private static final String CQL =
      "SELECT model_id FROM logged_models_by_experiment WHERE experiment_id = ?";

  private final CassandraConnection cassandra;

  SelectLoggedModelIds(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Newest first. One whose model was never written whole may be among them. */
  Future<List<String>> execute(String experimentId) {
    return cassandra
        .execute(
            CQL,
            statement -> statement.bind(experimentId).setIdempotent(true).setPageSize(PAGE_ROWS))
        .compose(rows -> RowPages.all(rows, row -> row.getString(0)));
  }
}
