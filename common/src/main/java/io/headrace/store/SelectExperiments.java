package io.headrace.store;

import io.vertx.core.Future;
import java.util.List;

/** Reads all experiments: as many rows of {@code experiments} as there are, page by page. */
final class SelectExperiments {

  private static final int PAGE_ROWS = 500;

  private static final String CQL =
      "SELECT "
          + StoredExperiment.COLUMNS
          + " FROM experiments WHERE shelf = 'all' AND kind = 'id'";

  private final CassandraConnection cassandra;

  SelectExperiments(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** In no order that means anything. */
  Future<List<StoredExperiment>> execute() {
    return cassandra
        .execute(CQL, statement -> statement.bind().setIdempotent(true).setPageSize(PAGE_ROWS))
        .compose(rows -> RowPages.all(rows, StoredExperiment::of));
  }
}
