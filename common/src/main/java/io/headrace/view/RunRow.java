package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.model.DatasetInput;
import io.headrace.model.Tag;
import io.headrace.search.DatasetScope;
import io.headrace.search.DatasetUse;
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
      case STAGE -> run.lifecycleStage().word();
      default -> null;
    };
  }

  @Override
  public Long number(String attribute) {
    return switch (attribute) {
      case "start_time" -> run.startTime();
      case "end_time" -> run.endTime();
      default -> null;
    };
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
  public Iterable<DatasetUse> datasets() {
    List<DatasetUse> uses = new ArrayList<>();
    for (DatasetInput input : run.datasets()) {
      uses.add(new DatasetUse(input.name(), input.digest(), context(input)));
    }
    return uses;
  }

  @Override
  public long weight() {
    return run.weight();
  }

  private static String context(DatasetInput input) {
    return input.tags().stream()
        .filter(tag -> tag.key().equals(CONTEXT_TAG))
        .map(Tag::value)
        .findFirst()
        .orElse(null);
  }
}
