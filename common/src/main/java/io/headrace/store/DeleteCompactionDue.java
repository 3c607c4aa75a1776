package io.headrace.store;

import io.vertx.core.Future;

/** Deletes a row of {@code compactions_due}, unless a higher generation is due by now. */
final class DeleteCompactionDue {

  private static final String CQL =
      "DELETE FROM compactions_due USING TIMESTAMP ? WHERE partition = ? AND run_id = ?";

  private final CassandraConnection cassandra;

  DeleteCompactionDue(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Void> execute(CompactionDue due) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind((long) due.generation(), due.partition(), due.runId())
                    .setIdempotent(true))
        .mapEmpty();
  }
}
