package io.headrace.model;

import io.headrace.error.HeadraceException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An experiment as it stood at one moment.
 *
 * @param experimentId a whole number in decimal, counted up from {@code "0"}, the default one
 * @param artifactLocation a URI; the artifacts of its runs and models go below it
 * @param creationTime ms since the epoch
 * @param lastUpdateTime ms since the epoch, of the last rename, deletion or restoration
 */
public record Experiment(
    String experimentId,
    String name,
    String artifactLocation,
    LifecycleStage lifecycleStage,
    long creationTime,
    long lastUpdateTime,
    SortedMap<String, String> tags) {

  public static final String DEFAULT_ID = "0";
  public static final String DEFAULT_NAME = "Default";

  public Experiment {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /** Where the artifacts of its run go. */
  public String artifactUriOfRun(String runId) {
    return new ArtifactUri(artifactLocation).child(runId + "/artifacts").text();
  }

  /** Where the artifacts of its logged model go. */
  public String artifactUriOfModel(String modelId) {
    return new ArtifactUri(artifactLocation).child("models/" + modelId + "/artifacts").text();
  }

  public boolean isActive() {
    return lifecycleStage == LifecycleStage.ACTIVE;
  }

  /**
   * Refuses work on a deleted experiment.
   *
   * @throws HeadraceException with MLflow's text
   */
  public Experiment requireActive() {
    if (!isActive()) {
      throw HeadraceException.invalid(
          "The experiment "
              + experimentId
              + " must be in the 'active' state. Current state is deleted.");
    }
    return this;
  }

  public Experiment withName(String newName, long time) {
    return new Experiment(
        experimentId, newName, artifactLocation, lifecycleStage, creationTime, time, tags);
  }

  public Experiment withLifecycleStage(LifecycleStage stage, long time) {
    return new Experiment(experimentId, name, artifactLocation, stage, creationTime, time, tags);
  }

  public Experiment withTag(String key, String value) {
    SortedMap<String, String> changed = new TreeMap<>(tags);
    changed.put(key, value);
    return withTags(changed);
  }

  /**
   * Without a tag.
   *
   * @throws HeadraceException with MLflow's text if it has none of that key
   */
  public Experiment withoutTag(String key) {
    if (!tags.containsKey(key)) {
      throw HeadraceException.notFound(
          "No tag with name: " + key + " in experiment with id " + experimentId);
    }
    SortedMap<String, String> changed = new TreeMap<>(tags);
    changed.remove(key);
    return withTags(changed);
  }

  private Experiment withTags(SortedMap<String, String> changed) {
    return new Experiment(
        experimentId,
        name,
        artifactLocation,
        lifecycleStage,
        creationTime,
        lastUpdateTime,
        changed);
  }
}
