package io.headrace.benchmarks.runs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A {@code runs/search} per unit over runs that {@link CreateRunsWorkload} made: a metric, a param
 * and a tag in the filter, ordered by a metric. The filter changes with every unit, so that a cache
 * of answers gains nothing.
 */
public final class SearchRunsWorkload implements Workload {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 100;

  private final String experimentId;
  private final long seed;
  private final byte[] head;
  private long empty;

  public SearchRunsWorkload(String experimentId, long seed, String host) {
    this.experimentId = experimentId;
    this.seed = seed;
    this.head = RequestBuffer.head("POST", "/api/2.0/mlflow/runs/search", host);
  }

  @Override
  public void write(long unit, RequestBuffer request) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("experiment_ids").add(experimentId);
    body.put("filter", RunFacts.filter(seed, unit)).put("max_results", PAGE);
    body.putArray("order_by").add("metrics.`val/accuracy` DESC");
    request.start(head);
    try {
      request.put(JSON.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean writeNext(long unit, int answered, byte[] body, RequestBuffer request) {
    if (!new String(body, ISO_8859_1).contains("run_id")) {
      empty++;
    }
    return false;
  }

  /** Answers that held no run at all: a search over nothing would be a poor measure. */
  public long empty() {
    return empty;
  }

  @Override
  public int pointsPerUnit() {
    return 0;
  }
}
