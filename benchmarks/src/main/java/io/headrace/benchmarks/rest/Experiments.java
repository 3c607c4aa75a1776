package io.headrace.benchmarks.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes experiments and runs, and ends them. */
public final class Experiments {

  private static final int NOT_FOUND = 404;

  private final MlflowRest rest;

  public Experiments(MlflowRest rest) {
    this.rest = rest;
  }

  /** The id of the experiment with this name, if there is one. */
  public Optional<String> find(String name) throws IOException {
    try {
      return Optional.of(
          rest.get("mlflow/experiments/get-by-name", Map.of("experiment_name", name))
              .at("/experiment/experiment_id")
              .asText());
    } catch (MlflowException e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Makes an experiment; returns its id. */
  public String create(String name) throws IOException {
    ObjectNode body = rest.object().put("name", name);
    return rest.post("mlflow/experiments/create", body).path("experiment_id").asText();
  }

  /** Makes an experiment with a description in Markdown; returns its id. */
  public String create(String name, String description) throws IOException {
    ObjectNode body = rest.object().put("name", name);
    body.putArray("tags").addObject().put("key", "mlflow.note.content").put("value", description);
    return rest.post("mlflow/experiments/create", body).path("experiment_id").asText();
  }

  public String findOrCreate(String name) throws IOException {
    Optional<String> found = find(name);
    return found.isPresent() ? found.get() : create(name);
  }

  /**
   * Makes runs with nothing in them; returns their ids.
   *
   * @param startMillis when they start, ms since 1970
   */
  public List<String> createRuns(String experimentId, int count, long startMillis)
      throws IOException {
    List<String> runIds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ObjectNode body =
          rest.object()
              .put("experiment_id", experimentId)
              .put("user_id", "load")
              .put("run_name", "points-" + i)
              .put("start_time", startMillis);
      runIds.add(rest.post("mlflow/runs/create", body).at("/run/info/run_id").asText());
    }
    return runIds;
  }

  /**
   * Ends a run.
   *
   * @param status FINISHED, FAILED or KILLED
   * @param endMillis ms since 1970
   */
  public void end(String runId, String status, long endMillis) throws IOException {
    rest.post(
        "mlflow/runs/update",
        rest.object().put("run_id", runId).put("status", status).put("end_time", endMillis));
  }
}
