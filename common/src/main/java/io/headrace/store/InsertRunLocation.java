package io.headrace.store;

import io.vertx.core.Future;

/**
 * Writes where a run's row is: one row of {@code run_locations}, the same whenever it is written.
 */
public final class InsertRunLocation {

  private static final String CQL =
      "INSERT INTO run_locations (run_id, experiment_id) VALUES (?, ?) USING TIMESTAMP ?";

  private final CassandraConnection cassandra;

  public InsertRunLocation(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Writes the row.
   *
   * @param position of the event that began the run
   */
  public Future<Void> execute(String runId, String experimentId, long position) {
    return cassandra
        .execute(CQL, prepared -> prepared.bind(runId, experimentId, position).setIdempotent(true))
        .mapEmpty();
  }
}
