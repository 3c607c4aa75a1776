package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelStatus;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A logged model's row.
 *
 * @param deletionTime ms since the epoch; 0 while it is not deleted
 * @param revision of the change that wrote it last; conditional writes go by it
 */
record StoredLoggedModel(LoggedModel model, long deletionTime, UUID revision) {

  static final String COLUMNS =
      "model_id, experiment_id, name, model_type, source_run_id, artifact_uri, status,"
          + " creation_time, last_update_time, params, tags, deletion_time, revision";

  static StoredLoggedModel of(Row row) {
    return new StoredLoggedModel(
        new LoggedModel(
            row.getString("model_id"),
            row.getString("experiment_id"),
            row.getString("name"),
            row.getString("model_type"),
            row.getString("source_run_id"),
            row.getString("artifact_uri"),
            LoggedModelStatus.valueOf(row.getString("status")),
            row.getLong("creation_time"),
            row.getLong("last_update_time"),
            new TreeMap<>(row.getMap("params", String.class, String.class)),
            new TreeMap<>(row.getMap("tags", String.class, String.class))),
        row.getLong("deletion_time"),
        row.getUuid("revision"));
  }

  boolean isDeleted() {
    return deletionTime != 0;
  }

  /** The same row with the model changed. */
  StoredLoggedModel with(LoggedModel changed) {
    return new StoredLoggedModel(changed, deletionTime, revision);
  }

  /** The same row with the model deleted, which updates it; the first deletion stands. */
  StoredLoggedModel deleted(long time) {
    return isDeleted()
        ? this
        : new StoredLoggedModel(model.withStatus(model.status(), time), time, revision);
  }

  StoredLoggedModel ofRevision(UUID changed) {
    return new StoredLoggedModel(model, deletionTime, changed);
  }

  /** Binds the markers of the columns that change. */
  BoundStatement bindChangesTo(BoundStatement statement) {
    return statement
        .setString("model_id", model.modelId())
        .setString("status", model.status().name())
        .setLong("last_update_time", model.lastUpdateTime())
        .setMap("params", model.params(), String.class, String.class)
        .setMap("tags", model.tags(), String.class, String.class)
        .setLong("deletion_time", deletionTime)
        .setUuid("revision", revision);
  }
}
