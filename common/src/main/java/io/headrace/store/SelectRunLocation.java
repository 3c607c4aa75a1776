package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.event.LogPosition;
import io.vertx.core.Future;
import java.util.Optional;

/** Finds the experiment of a run: at most one row of {@code run_locations}. */
final class SelectRunLocation {

  private static final String CQL =
      "SELECT experiment_id, purged_position FROM run_locations WHERE run_id = ?";

  private final CassandraConnection cassandra;

  SelectRunLocation(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Where a run's row is, or was.
   *
   * @param purgedPosition of the event that deleted the run for good, once its row is gone; else
   *     {@link LogPosition#NONE}
   */
  record Location(String experimentId, long purgedPosition) {
    boolean isGrave() {
      return purgedPosition != LogPosition.NONE;
    }
  }

  /** The place of a run; empty for an unknown run. */
  Future<Optional<Location>> execute(String runId) {
    return cassandra
        .execute(CQL, prepared -> prepared.bind(runId).setIdempotent(true))
        .map(rows -> Optional.ofNullable(rows.one()).map(SelectRunLocation::location));
  }

  private static Location location(Row row) {
    return new Location(row.getString("experiment_id"), row.getLong("purged_position"));
  }
}
