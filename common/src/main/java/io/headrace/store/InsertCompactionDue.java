package io.headrace.store;

import io.vertx.core.Future;

/**
 * Writes a row of {@code compactions_due}. Its timestamp is the generation, so that of several the
 * highest is kept.
 */
final class InsertCompactionDue {

  private static final String CQL =
      """
      INSERT INTO compactions_due (partition, run_id, experiment_id, generation)
      VALUES (?, ?, ?, ?) USING TIMESTAMP ?
      """;

  private final CassandraConnection cassandra;

  InsertCompactionDue(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Void> execute(CompactionDue due) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind(
                        due.partition(),
                        due.runId(),
                        due.experimentId(),
                        due.generation(),
                        (long) due.generation())
                    .setIdempotent(true))
        .mapEmpty();
  }
}
