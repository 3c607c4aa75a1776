package io.headrace.store;

import io.vertx.core.Future;

/** Deletes all chunks of a series: a partition of {@code metric_chunks}. */
final class DeleteChunks {

  private static final String CQL =
      "DELETE FROM metric_chunks USING TIMESTAMP ? WHERE run_id = ? AND key = ?";

  private final CassandraConnection cassandra;

  DeleteChunks(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Void> execute(SeriesKey series, long position) {
    return cassandra
        .execute(
            CQL,
            prepared -> prepared.bind(position, series.runId(), series.key()).setIdempotent(true))
        .mapEmpty();
  }
}
