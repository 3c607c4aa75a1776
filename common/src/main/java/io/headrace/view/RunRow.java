package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.metric.KeyPlaces;
import io.headrace.model.DatasetInput;
import io.headrace.model.Tag;
import io.headrace.search.DatasetScope;
import io.headrace.search.DatasetUse;
import io.headrace.search.Entity;
import io.headrace.search.SearchRow;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as search sees it, and where memory has it.
 *
 * <p>On the thread that the run's state is confined to.
 */
public final class RunRow implements SearchRow {

  /** The attribute that has the run's stage, {@code active} or {@code deleted}. */
  public static final String STAGE = "lifecycle_stage";

  private static final String CONTEXT_TAG = "mlflow.data.context";

  /** What a metric takes more in an answer than in memory. */
  private static final long JSON_PER_METRIC = 110;

  private final RunState run;

  // Of memory, for memory.
  int slot;
  long heldWeight;
  long lastUse;

  public RunRow(RunState run) {
    this.run = run;
  }

  public RunState run() {
    return run;
  }

  @Override
  public String text(String attribute) {
    return switch (attribute) {
      case "run_id" -> run.runId();
      case "run_name" -> run.name();
      case "user_id" -> run.userId();
      case "status" -> run.status().name();
      case "artifact_uri" -> run.artifactUri();
      case "experiment_id" -> run.experimentId();
      case STAGE -> run.lifecycleStage().word();
      default -> null;
    };
  }

  @Override
  public Long number(String attribute) {
    return switch (attribute) {
      case "start_time" -> run.startTime();
      case "end_time" -> run.endTime();
      case "duration" -> duration();
      case "experiment_id" -> experimentNumber();
      default -> null;
    };
  }

  /** Servers count experiments; who publishes events may have named one by what is no number. */
  private Long experimentNumber() {
    try {
      return Long.valueOf(run.experimentId());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * Of a run that has ended; without a start time, which is 0 then, nobody knows. Times that
   * clients make up may be too far apart for a number.
   */
  private Long duration() {
    long start = run.startTime();
    Long end = run.endTime();
    if (start == 0 || end == null) {
      return null;
    }
    long duration = end - start;
    boolean overflows = ((end ^ start) & (end ^ duration)) < 0;
    return overflows ? null : duration;
  }

  @Override
  public String tag(String key) {
    return run.tag(key);
  }

  @Override
  public String param(String key) {
    return run.param(key);
  }

  @Override
  public Double metric(String key, DatasetScope scope) {
    return run.metrics().value(key);
  }

  @Override
  public int keyCount(Entity entity) {
    return keys(entity).size();
  }

  @Override
  public String key(Entity entity, int index) {
    return keys(entity).key(index);
  }

  private KeyPlaces keys(Entity entity) {
    return switch (entity) {
      case METRIC -> run.metrics().keys();
      case PARAM -> run.paramKeys();
      case TAG -> run.tagKeys();
      case ATTRIBUTE, DATASET -> throw new IllegalArgumentException("no keys: " + entity);
    };
  }

  @Override
  public Iterable<DatasetUse> datasets() {
    List<DatasetUse> uses = new ArrayList<>();
    for (DatasetInput input : run.datasets()) {
      uses.add(new DatasetUse(input.name(), input.digest(), context(input)));
    }
    return uses;
  }

  @Override
  public long weight() {
    return run.weight() + JSON_PER_METRIC * run.metrics().size();
  }

  private static String context(DatasetInput input) {
    return input.tags().stream()
        .filter(tag -> tag.key().equals(CONTEXT_TAG))
        .map(Tag::value)
        .findFirst()
        .orElse(null);
  }
}
