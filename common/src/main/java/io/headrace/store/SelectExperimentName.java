package io.headrace.store;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Reads one row of {@code experiments}: the claim on a name. */
final class SelectExperimentName {

  private static final String CQL =
      """
      SELECT experiment_id, revision FROM experiments
      WHERE shelf = 'all' AND kind = 'name' AND key = ?
      """;

  private final CassandraConnection cassandra;

  SelectExperimentName(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Whose a name is.
   *
   * @param revision of the change that claimed it
   */
  record Claim(String experimentId, UUID revision) {}

  Future<Optional<Claim>> execute(String name) {
    return execute(name, ConsistencyLevel.LOCAL_QUORUM);
  }

  /** The same, with changes under way settled first: each is in it, or has lost. */
  Future<Optional<Claim>> settled(String name) {
    return execute(name, ConsistencyLevel.LOCAL_SERIAL);
  }

  private Future<Optional<Claim>> execute(String name, ConsistencyLevel consistency) {
    return cassandra
        .execute(
            CQL,
            statement -> statement.bind(name).setConsistencyLevel(consistency).setIdempotent(true))
        .map(
            rows ->
                Optional.ofNullable(rows.one())
                    .map(row -> new Claim(row.getString(0), row.getUuid(1))));
  }
}
