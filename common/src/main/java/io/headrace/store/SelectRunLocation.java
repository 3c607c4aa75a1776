package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.util.Optional;

/** Finds the experiment of a run: at most one row of {@code run_locations}. */
public final class SelectRunLocation {

  private static final String CQL = "SELECT experiment_id FROM run_locations WHERE run_id = ?";

  private final CassandraConnection cassandra;

  public SelectRunLocation(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** The id of the run's experiment; empty for an unknown run. */
  public Future<Optional<String>> execute(String runId) {
    return cassandra
        .execute(CQL, prepared -> prepared.bind(runId).setIdempotent(true))
        .map(rows -> Optional.ofNullable(rows.one()).map(SelectRunLocation::experimentId));
  }

  private static String experimentId(Row row) {
    return row.getString("experiment_id");
  }
}
