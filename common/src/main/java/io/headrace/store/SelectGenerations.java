package io.headrace.store;

import io.vertx.core.Future;
import java.util.Optional;

/** Reads how far a run's generations have come from its row of {@code runs_by_experiment}. */
final class SelectGenerations {

  private static final String CQL =
      "SELECT "
          + Generations.COLUMNS
          + " FROM runs_by_experiment WHERE experiment_id = ? AND bucket = ? AND run_id = ?";

  private final CassandraConnection cassandra;

  SelectGenerations(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Those of a run; empty when it has no row any more. */
  Future<Optional<Generations>> execute(String experimentId, String runId) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared.bind(experimentId, RunBuckets.of(runId), runId).setIdempotent(true))
        .map(rows -> Optional.ofNullable(rows.one()).map(Generations::of));
  }
}
