package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.util.List;

/**
 * Reads the rows of {@code compactions_due} of one partition of the log: the runs that a recorder
 * left over, a few.
 */
final class SelectCompactionsDue {

  private static final String CQL =
      "SELECT run_id, experiment_id, generation FROM compactions_due WHERE partition = ?";

  private final CassandraConnection cassandra;

  SelectCompactionsDue(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<List<CompactionDue>> execute(int partition) {
    return cassandra
        .execute(CQL, prepared -> prepared.bind(partition).setIdempotent(true))
        .compose(first -> RowPages.all(first, row -> due(partition, row)));
  }

  private static CompactionDue due(int partition, Row row) {
    return new CompactionDue(
        partition,
        row.getString("experiment_id"),
        row.getString("run_id"),
        row.getInt("generation"));
  }
}
