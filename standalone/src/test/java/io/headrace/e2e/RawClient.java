package io.headrace.e2e;

import io.headrace.api.ApiCall;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * MLflow's REST API without a client in between: sends what it is given, retries nothing. Safe for
 * use by several threads.
 */
public final class RawClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String PREFIX = "/api/2.0/mlflow/";

  private final URI server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public RawClient(URI server) {
    this.server = server;
  }

  /** Posts to a call named below {@code /api/2.0/mlflow/}, such as {@code runs/create}. */
  public HttpAnswer post(String call, JsonObject body) throws IOException {
    return send("POST", PREFIX + call, body.encode(), "application/json");
  }

  /** Gets from a call named below {@code /api/2.0/mlflow/}. */
  public HttpAnswer get(String call, Map<String, String> query) throws IOException {
    String encoded =
        query.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send("GET", PREFIX + call + (encoded.isEmpty() ? "" : "?" + encoded), null, null);
  }

  /**
   * Sends one request.
   *
   * @param path with its query, if any
   * @param body null for none
   * @param contentType null for none
   */
  public HttpAnswer send(String method, String path, String body, String contentType)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(TIMEOUT)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    try {
      return HttpAnswer.of(http.send(request.build(), BodyHandlers.ofString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + path);
    }
  }

  /**
   * Begins to listen to {@code metrics/live}; the answer is given at its head.
   *
   * @param query of the request, encoded, with its question mark
   * @param lastEventId null for none
   */
  EventStream listen(String query, String lastEventId) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(ApiCall.LIVE_METRICS.paths().get(0) + query));
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      return new EventStream(http.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a stream");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
