package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.model.Experiment;
import io.headrace.model.LifecycleStage;
import io.headrace.store.ExperimentBin.Purge;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An experiment's row.
 *
 * @param purge how far its deletion for good has come
 * @param revision of the change that wrote it last; conditional writes go by it
 */
record StoredExperiment(Experiment experiment, Purge purge, UUID revision) {

  /** One that no deletion for good has begun with. */
  StoredExperiment(Experiment experiment, UUID revision) {
    this(experiment, Purge.NONE, revision);
  }

  static final String COLUMNS =
      "key, name, artifact_location, lifecycle_stage, creation_time, last_update_time, tags,"
          + " purge, revision";

  static StoredExperiment of(Row row) {
    Map<String, String> tags = row.getMap("tags", String.class, String.class);
    return new StoredExperiment(
        new Experiment(
            row.getString("key"),
            row.getString("name"),
            row.getString("artifact_location"),
            LifecycleStage.ofWord(row.getString("lifecycle_stage")),
            row.getLong("creation_time"),
            row.getLong("last_update_time"),
            tags == null ? new TreeMap<>() : new TreeMap<>(tags)),
        Purge.ofWord(row.getString("purge")),
        row.getUuid("revision"));
  }

  /** Whether its deletion for good has begun: nothing else changes it from then. */
  boolean isPurging() {
    return purge != Purge.NONE;
  }

  /** Binds the markers {@code :experiment_id}, {@code :revision} and those of all columns. */
  BoundStatement bindTo(BoundStatement statement) {
    return statement
        .setString("experiment_id", experiment.experimentId())
        .setString("name", experiment.name())
        .setString("artifact_location", experiment.artifactLocation())
        .setString("lifecycle_stage", experiment.lifecycleStage().word())
        .setLong("creation_time", experiment.creationTime())
        .setLong("last_update_time", experiment.lastUpdateTime())
        .setMap("tags", experiment.tags(), String.class, String.class)
        .setUuid("revision", revision);
  }
}
