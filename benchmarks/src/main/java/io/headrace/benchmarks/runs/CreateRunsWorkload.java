package io.headrace.benchmarks.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A run per unit, in two requests: {@code runs/create}, then {@code runs/log-batch} with three
 * metrics, three params and a tag.
 */
public final class CreateRunsWorkload implements Workload {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CREATED = 1;
  private static final int POINTS = 3;

  private final String experimentId;
  private final long seed;
  private final long startMillis;
  private final byte[] createHead;
  private final byte[] logHead;
  private final List<String> runIds = new ArrayList<>();

  /**
   * @param startMillis start time of the first run, ms since 1970; each one is a second later
   * @param host the {@code Host} header, host:port
   */
  public CreateRunsWorkload(String experimentId, long seed, long startMillis, String host) {
    this.experimentId = experimentId;
    this.seed = seed;
    this.startMillis = startMillis;
    this.createHead = RequestBuffer.head("POST", "/api/2.0/mlflow/runs/create", host);
    this.logHead = RequestBuffer.head("POST", "/api/2.0/mlflow/runs/log-batch", host);
  }

  @Override
  public void write(long unit, RequestBuffer request) {
    ObjectNode body = JSON.createObjectNode();
    body.put("experiment_id", experimentId).put("user_id", "load");
    body.put("run_name", RunFacts.of(seed, unit).name());
    body.put("start_time", startTime(unit));
    body.putArray("tags").addObject().put("key", "mlflow.user").put("value", "load");
    request.start(createHead);
    put(body, request);
  }

  @Override
  public boolean writeNext(long unit, int answered, byte[] answer, RequestBuffer request)
      throws IOException {
    if (answered > CREATED) {
      return false;
    }
    String runId = JSON.readTree(answer).at("/run/info/run_id").asText();
    if (runId.isEmpty()) {
      throw new IOException("the answer to runs/create has no run id");
    }
    remember(unit, runId);
    request.start(logHead);
    put(logBatch(unit, runId), request);
    return true;
  }

  private void remember(long unit, String runId) {
    int index = Math.toIntExact(unit);
    if (index >= runIds.size()) {
      runIds.addAll(Collections.nCopies(index + 1 - runIds.size(), ""));
    }
    runIds.set(index, runId);
  }

  private ObjectNode logBatch(long unit, String runId) {
    RunFacts facts = RunFacts.of(seed, unit);
    ObjectNode body = JSON.createObjectNode().put("run_id", runId);
    ArrayNode metrics = body.putArray("metrics");
    facts
        .metrics()
        .forEach(
            (key, value) ->
                metrics
                    .addObject()
                    .put("key", key)
                    .put("value", value)
                    .put("timestamp", startTime(unit))
                    .put("step", 0));
    ArrayNode params = body.putArray("params");
    facts.params().forEach((key, value) -> params.addObject().put("key", key).put("value", value));
    body.putArray("tags").addObject().put("key", RunFacts.TAG).put("value", facts.dataset());
    return body;
  }

  private long startTime(long unit) {
    return startMillis + unit * 1000;
  }

  private static void put(ObjectNode body, RequestBuffer request) {
    try {
      request.put(JSON.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The run each unit made, empty where none is known. */
  public List<String> runIds() {
    return runIds;
  }

  @Override
  public int pointsPerUnit() {
    return POINTS;
  }
}
