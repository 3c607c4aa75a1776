package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads one partition of {@code logged_models_by_experiment}: the ids of an experiment's models, as
 * many as it has, page by page.
 */
final class SelectLoggedModelIds {

  private static final int PAGE_ROWS = 5_000;

  private static final String CQL =
      "SELECT model_id, creation_time FROM logged_models_by_experiment WHERE experiment_id = ?";

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

  /** An id, and when its model was created, ms since the epoch. */
  record ModelId(String modelId, long creationTime) {}

  /**
   * The same, with some in memory at a time.
   *
   * @param page takes up to 100 ids, whose models it may delete; the next are fetched when it is
   *     done
   */
  Future<Void> forEach(String experimentId, Function<List<ModelId>, Future<Void>> page) {
    return cassandra
        .execute(
            CQL,
            statement ->
                statement
                    .bind(experimentId)
                    .setIdempotent(true)
                    .setPageSize(SelectLoggedModels.MOST_IDS))
        .compose(first -> RowPages.forEach(first, rows -> page.apply(ids(rows))));
  }

  private static List<ModelId> ids(Iterable<Row> rows) {
    List<ModelId> ids = new ArrayList<>();
    rows.forEach(row -> ids.add(new ModelId(row.getString(0), row.getLong(1))));
    return ids;
  }
}
