package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.util.Optional;

/** Reads one run's row of {@code runs_by_experiment}. */
final class SelectRun {

  private static final String CQL =
      "SELECT "
          + StoredRun.COLUMNS
          + " FROM runs_by_experiment WHERE experiment_id = ? AND bucket = ? AND run_id = ?";

  private final CassandraConnection cassandra;

  SelectRun(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Optional<StoredRun>> execute(String experimentId, String runId) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared.bind(experimentId, RunBuckets.of(runId), runId).setIdempotent(true))
        .map(
            rows ->
                Optional.ofNullable(rows.one()).filter(SelectRun::isWritten).map(StoredRun::of));
  }

  /** A run that is deleted for good may leave a cell behind, which is no run. */
  static boolean isWritten(Row row) {
    return !row.isNull("status");
  }
}
