package io.headrace.store;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import io.vertx.core.Future;
import java.util.Optional;

/** Reads one row of {@code experiments}: an experiment by its id. */
final class SelectExperiment {

  private static final String CQL =
      "SELECT "
          + StoredExperiment.COLUMNS
          + " FROM experiments WHERE shelf = 'all' AND kind = 'id' AND key = ?";

  private final CassandraConnection cassandra;

  SelectExperiment(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** The experiment with all changes that were answered before the call. */
  Future<Optional<StoredExperiment>> execute(String experimentId) {
    return execute(experimentId, ConsistencyLevel.LOCAL_QUORUM);
  }

  /** The same, with changes under way settled first: each is in it, or has lost. */
  Future<Optional<StoredExperiment>> settled(String experimentId) {
    return execute(experimentId, ConsistencyLevel.LOCAL_SERIAL);
  }

  private Future<Optional<StoredExperiment>> execute(
      String experimentId, ConsistencyLevel consistency) {
    return cassandra
        .execute(
            CQL,
            statement ->
                statement.bind(experimentId).setConsistencyLevel(consistency).setIdempotent(true))
        .map(rows -> Optional.ofNullable(rows.one()).map(StoredExperiment::of));
  }
}
