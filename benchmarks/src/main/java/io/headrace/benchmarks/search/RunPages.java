package io.headrace.benchmarks.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.io.InputStream;

/** Walks through the result of a search in large pages, of which nothing is kept. */
final class RunPages {

  static final String CALL = "mlflow/runs/search";

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LARGEST = 5_000;

  private final MlflowRest rest;

  RunPages(MlflowRest rest) {
    this.rest = rest;
  }

  /** How many runs a page has, and where the next one begins; empty: this is all. */
  record Step(long runs, String nextPageToken) {}

  /** How many runs a search finds. */
  long count(ObjectNode search) throws IOException {
    return walk(search, Long.MAX_VALUE).runs();
  }

  /** The token of the page behind so many runs. */
  String tokenBehind(long runs, ObjectNode search) throws IOException {
    Step walked = walk(search, runs);
    if (walked.runs() != runs || walked.nextPageToken().isEmpty()) {
      throw new IOException("after " + walked.runs() + " runs there is no page");
    }
    return walked.nextPageToken();
  }

  private Step walk(ObjectNode search, long most) throws IOException {
    ObjectNode body = search.deepCopy();
    Step all = new Step(0, "");
    do {
      body.put("max_results", Math.min(LARGEST, most - all.runs()));
      try (InputStream answer = rest.postForStream(CALL, body)) {
        Step page = read(answer);
        all = new Step(all.runs() + page.runs(), page.nextPageToken());
      }
      body.put("page_token", all.nextPageToken());
    } while (!all.nextPageToken().isEmpty() && all.runs() < most);
    return all;
  }

  static Step read(InputStream answer) throws IOException {
    long runs = 0;
    String token = "";
    try (JsonParser json = JSON.createParser(answer)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("runs")) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            json.skipChildren();
            runs++;
          }
        } else if (field.equals("next_page_token") && json.currentToken().isScalarValue()) {
          token = json.getValueAsString("");
        } else {
          json.skipChildren();
        }
      }
    }
    return new Step(runs, token);
  }
}
