package io.headrace.store;

import io.vertx.core.Future;

/**
 * Raises a number of a run's row in {@code runs_by_experiment} that only grows: its timestamp is
 * its value, so that one that comes late changes nothing.
 */
final class RaiseGeneration {

  private static final String CQL =
      """
      UPDATE runs_by_experiment USING TIMESTAMP ? SET %s = ?
      WHERE experiment_id = ? AND bucket = ? AND run_id = ?
      """;

  private final CassandraConnection cassandra;
  private final String cql;

  private RaiseGeneration(CassandraConnection cassandra, String column) {
    this.cassandra = cassandra;
    this.cql = CQL.formatted(column);
  }

  /** Of the generation that is written, see {@link Generations#current}. */
  static RaiseGeneration current(CassandraConnection cassandra) {
    return new RaiseGeneration(cassandra, "generation");
  }

  /** Of the generations that are chunks, see {@link Generations#compacted}. */
  static RaiseGeneration compacted(CassandraConnection cassandra) {
    return new RaiseGeneration(cassandra, "compacted");
  }

  Future<Void> execute(String experimentId, String runId, int value) {
    return cassandra
        .execute(
            cql,
            prepared ->
                prepared
                    .bind((long) value, value, experimentId, RunBuckets.of(runId), runId)
                    .setIdempotent(true))
        .mapEmpty();
  }
}
