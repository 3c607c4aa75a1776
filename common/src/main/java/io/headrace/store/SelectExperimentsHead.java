package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Reads the static columns of {@code experiments}, which speak for all of them. */
final class SelectExperimentsHead {

  private static final String CQL =
      "SELECT next_id, changed FROM experiments WHERE shelf = 'all' LIMIT 1";

  private final CassandraConnection cassandra;

  SelectExperimentsHead(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * What all experiments share.
   *
   * @param nextId the id that the next one gets
   * @param changed the revision of the last change to any of them
   */
  record Head(long nextId, UUID changed) {
    private static Head of(Row row) {
      return new Head(row.getLong("next_id"), row.getUuid("changed"));
    }
  }

  /** Empty when there is no experiment yet. */
  Future<Optional<Head>> execute() {
    return cassandra
        .execute(CQL, statement -> statement.bind().setIdempotent(true))
        .map(rows -> Optional.ofNullable(rows.one()).map(Head::of));
  }
}
