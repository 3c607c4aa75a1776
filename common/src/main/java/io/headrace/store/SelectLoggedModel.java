package io.headrace.store;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import io.vertx.core.Future;
import java.util.Optional;

/** Reads one row of {@code logged_models}. */
final class SelectLoggedModel {

  private static final String CQL =
      "SELECT " + StoredLoggedModel.COLUMNS + " FROM logged_models WHERE model_id = ?";

  private final CassandraConnection cassandra;

  SelectLoggedModel(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** The model with all changes that were answered before the call. */
  Future<Optional<StoredLoggedModel>> execute(String modelId) {
    return execute(modelId, ConsistencyLevel.LOCAL_QUORUM);
  }

  /** The same, with changes under way settled first: each is in it, or has lost. */
  Future<Optional<StoredLoggedModel>> settled(String modelId) {
    return execute(modelId, ConsistencyLevel.LOCAL_SERIAL);
  }

  private Future<Optional<StoredLoggedModel>> execute(
      String modelId, ConsistencyLevel consistency) {
    return cassandra
        .execute(
            CQL,
            statement ->
                statement.bind(modelId).setConsistencyLevel(consistency).setIdempotent(true))
        .map(rows -> Optional.ofNullable(rows.one()).map(StoredLoggedModel::of));
  }
}
