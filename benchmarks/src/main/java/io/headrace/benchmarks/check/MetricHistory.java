package io.headrace.benchmarks.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads all points of a metric with {@code metrics/get-history}, page by page as clients do. */
final class MetricHistory {

  private static final JsonFactory JSON = new JsonFactory();
  static final String CALL = "mlflow/metrics/get-history";

  private static final int PAGE = 25_000;

  private final MlflowRest rest;

  MetricHistory(MlflowRest rest) {
    this.rest = rest;
  }

  /** Takes a point. */
  @FunctionalInterface
  interface Visitor {
    void visit(long step, long timestamp, double value);
  }

  void read(String runId, String key, Visitor visitor) throws IOException {
    read(runId, key, PAGE, visitor);
  }

  /** Reads the whole series; returns the query of each page that it took. */
  List<Map<String, String>> read(String runId, String key, int page, Visitor visitor)
      throws IOException {
    List<Map<String, String>> queries = new ArrayList<>();
    Map<String, String> query = new LinkedHashMap<>();
    query.put("run_id", runId);
    query.put("metric_key", key);
    query.put("max_results", Integer.toString(page));
    String token = "";
    do {
      queries.add(Map.copyOf(query));
      try (InputStream answer = rest.stream(CALL, query)) {
        token = page(answer, visitor);
      }
      query.put("page_token", token);
    } while (!token.isEmpty());
    return queries;
  }

  /** Reads one answer; returns the token of the next page, empty on the last one. */
  static String page(InputStream answer, Visitor visitor) throws IOException {
    String token = "";
    try (JsonParser json = JSON.createParser(answer)) {
      expect(json.nextToken() == JsonToken.START_OBJECT, json);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("metrics")) {
          points(json, visitor);
        } else if (field.equals("next_page_token")) {
          token = json.getText();
        } else {
          json.skipChildren();
        }
      }
    }
    return token;
  }

  private static void points(JsonParser json, Visitor visitor) throws IOException {
    expect(json.currentToken() == JsonToken.START_ARRAY, json);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      long step = 0;
      long timestamp = 0;
      double value = 0;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "step" -> step = json.getValueAsLong();
          case "timestamp" -> timestamp = json.getValueAsLong();
          case "value" -> value = value(json);
          default -> json.skipChildren();
        }
      }
      visitor.visit(step, timestamp, value);
    }
  }

  private static double value(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_STRING
        ? Double.parseDouble(json.getText())
        : json.getDoubleValue();
  }

  private static void expect(boolean holds, JsonParser json) throws IOException {
    if (!holds) {
      throw new IOException(
          "get-history was answered with unexpected JSON at " + json.currentLocation());
    }
  }
}
