package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import io.headrace.model.Experiment;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Reads all experiments: as many rows of {@code experiments} as there are, page by page. */
final class SelectExperiments {

  private static final int PAGE_ROWS = 1_000;

  private static final String CQL =
      "SELECT "
          + StoredExperiment.COLUMNS
          + " FROM experiments WHERE shelf = 'all' AND kind = 'id'";

  private final CassandraConnection cassandra;

  SelectExperiments(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** In no order that means anything. */
  Future<List<Experiment>> execute() {
    List<Experiment> experiments = new ArrayList<>();
    return cassandra
        .execute(CQL, statement -> statement.bind().setIdempotent(true).setPageSize(PAGE_ROWS))
        .compose(rows -> addPages(rows, experiments))
        .map(done -> List.copyOf(experiments));
  }

  private static Future<Void> addPages(AsyncResultSet rows, List<Experiment> experiments) {
    rows.currentPage().forEach(row -> experiments.add(StoredExperiment.of(row).experiment()));
    return rows.hasMorePages()
        ? DriverFutures.of(rows.fetchNextPage()).compose(next -> addPages(next, experiments))
        : Future.succeededFuture();
  }
}
