package io.headrace.benchmarks.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A run per unit, in two requests: {@code runs/create}, then {@code runs/log-batch} with three
 * metrics, three params and a tag. Wide runs take more of the latter, and those that end a {@code
 * runs/update}.
 */
public final class CreateRunsWorkload implements Workload {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CREATED = 1;
  private static final int LOGGED = 2;
  private static final int POINTS = 3;

  private final String experimentId;
  private final RunPlan plan;
  private final FillProgress progress;
  private final byte[] createHead;
  private final byte[] logHead;
  private final byte[] updateHead;

  /** Of each unit under way. */
  private final Map<Long, String> runIds = new HashMap<>();

  /**
   * @param host the {@code Host} header, host:port
   */
  public CreateRunsWorkload(String experimentId, RunPlan plan, FillProgress progress, String host) {
    this.experimentId = experimentId;
    this.plan = plan;
    this.progress = progress;
    this.createHead = RequestBuffer.head("POST", "/api/2.0/mlflow/runs/create", host);
    this.logHead = RequestBuffer.head("POST", "/api/2.0/mlflow/runs/log-batch", host);
    this.updateHead = RequestBuffer.head("POST", "/api/2.0/mlflow/runs/update", host);
  }

  @Override
  public void write(long unit, RequestBuffer request) {
    ObjectNode body = JSON.createObjectNode();
    body.put("experiment_id", experimentId).put("user_id", "load");
    body.put("run_name", plan.facts(unit).name());
    body.put("start_time", plan.startMillis(unit));
    body.putArray("tags").addObject().put("key", "mlflow.user").put("value", "load");
    put(createHead, body, request);
  }

  @Override
  public boolean writeNext(long unit, int answered, byte[] answer, RequestBuffer request)
      throws IOException {
    if (answered == CREATED) {
      runIds.put(unit, runId(answer));
      put(logHead, logBatch(unit), request);
      return true;
    }
    int batch = answered - LOGGED;
    int batches = plan.wide().batches();
    if (batch < batches) {
      put(logHead, wideBatch(unit, batch), request);
      return true;
    }
    if (batch == batches && plan.ended() && plan.facts(unit).ends()) {
      put(updateHead, update(unit), request);
      return true;
    }
    runIds.remove(unit);
    progress.made();
    return false;
  }

  private static String runId(byte[] answer) throws IOException {
    String runId = JSON.readTree(answer).at("/run/info/run_id").asText();
    if (runId.isEmpty()) {
      throw new IOException("the answer to runs/create has no run id");
    }
    return runId;
  }

  private ObjectNode logBatch(long unit) {
    RunFacts facts = plan.facts(unit);
    ObjectNode body = JSON.createObjectNode().put("run_id", runIds.get(unit));
    ArrayNode metrics = body.putArray("metrics");
    facts.metrics().forEach((key, value) -> add(metrics, key, value, unit));
    ArrayNode params = body.putArray("params");
    facts.params().forEach((key, value) -> params.addObject().put("key", key).put("value", value));
    body.putArray("tags").addObject().put("key", RunFacts.TAG).put("value", facts.dataset());
    return body;
  }

  private ObjectNode wideBatch(long unit, int batch) {
    ObjectNode body = JSON.createObjectNode().put("run_id", runIds.get(unit));
    ArrayNode metrics = body.putArray("metrics");
    SplittableRandom random = new SplittableRandom(plan.run(unit) * WideMetrics.BATCH + batch);
    for (int key : plan.wide().keysOf(plan.seed(), plan.run(unit), batch)) {
      add(metrics, WideMetrics.key(key), random.nextDouble(), unit);
    }
    return body;
  }

  private void add(ArrayNode metrics, String key, double value, long unit) {
    metrics
        .addObject()
        .put("key", key)
        .put("value", value)
        .put("timestamp", plan.startMillis(unit))
        .put("step", 0);
  }

  private ObjectNode update(long unit) {
    return JSON.createObjectNode()
        .put("run_id", runIds.get(unit))
        .put("status", plan.facts(unit).status())
        .put("end_time", plan.endMillis(unit));
  }

  private static void put(byte[] head, ObjectNode body, RequestBuffer request) {
    request.start(head);
    try {
      request.put(JSON.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int pointsPerUnit() {
    return POINTS + plan.wide().perRun();
  }
}
