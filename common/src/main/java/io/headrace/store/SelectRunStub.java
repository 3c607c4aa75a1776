package io.headrace.store;

import io.vertx.core.Future;
import java.util.Optional;

/** Reads one run's row of {@code runs_by_experiment} without what is heavy in it. */
final class SelectRunStub {

  private static final String CQL =
      "SELECT "
          + RunStub.COLUMNS
          + " FROM runs_by_experiment WHERE experiment_id = ? AND bucket = ? AND run_id = ?";

  private final CassandraConnection cassandra;

  SelectRunStub(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Optional<RunStub>> execute(String experimentId, String runId) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared.bind(experimentId, RunBuckets.of(runId), runId).setIdempotent(true))
        .map(rows -> Optional.ofNullable(rows.one()).filter(SelectRun::isWritten).map(RunStub::of));
  }
}
