package io.headrace.benchmarks.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * MLflow's REST API, one blocking call at a time: for making what a load needs and for looking
 * afterwards, not for the load itself. May be used by several threads.
 *
 * <p>Every call throws {@link MlflowException} for an answer that is not 200.
 */
public final class MlflowRest {

  private static final String API = "/api/2.0/";
  private static final int DEFAULT_PORT = 80;
  private static final int ERROR_TEXT = 1000;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final ObjectMapper json = new ObjectMapper();
  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * @param url {@code http://host:port}
   */
  public MlflowRest(String url) {
    base = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    if (base.getHost() == null || !"http".equals(base.getScheme())) {
      throw new IllegalArgumentException("The server must be http://host:port, not '" + url + "'.");
    }
  }

  /** Where the server listens, its name looked up. */
  public InetSocketAddress address() {
    return new InetSocketAddress(base.getHost(), port());
  }

  /** The {@code Host} header. */
  public String host() {
    return base.getHost() + ":" + port();
  }

  private int port() {
    return base.getPort() < 0 ? DEFAULT_PORT : base.getPort();
  }

  public ObjectNode object() {
    return json.createObjectNode();
  }

  /**
   * Posts JSON.
   *
   * @param call below {@code /api/2.0/}: {@code mlflow/runs/create}
   */
  public JsonNode post(String call, ObjectNode body) throws IOException {
    try (InputStream answer = postForStream(call, body)) {
      return json.readTree(answer);
    }
  }

  /** Posts JSON; the answer as it comes, which the caller closes. */
  public InputStream postForStream(String call, ObjectNode body) throws IOException {
    return send(
        call,
        request(call, "")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
  }

  public JsonNode get(String call, Map<String, String> query) throws IOException {
    try (InputStream answer = stream(call, query)) {
      return json.readTree(answer);
    }
  }

  /** The answer as it comes; the caller closes it. */
  public InputStream stream(String call, Map<String, String> query) throws IOException {
    return send(call, request(call, query(query)).GET());
  }

  public void put(String call, byte[] body, String contentType) throws IOException {
    HttpRequest.Builder request =
        request(call, "").header("Content-Type", contentType).PUT(BodyPublishers.ofByteArray(body));
    send(call, request).close();
  }

  private HttpRequest.Builder request(String call, String query) {
    return HttpRequest.newBuilder(URI.create(base + API + call + query)).timeout(TIMEOUT);
  }

  /** The path of a GET with its query, as it stands in the first line of a request. */
  public static String path(String call, Map<String, String> query) {
    return API + call + query(query);
  }

  private static String query(Map<String, String> query) {
    return query.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }

  private InputStream send(String call, HttpRequest.Builder request) throws IOException {
    HttpResponse<InputStream> answer;
    try {
      answer = client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(call + " was interrupted", e);
    }
    if (answer.statusCode() != 200) {
      try (InputStream body = answer.body()) {
        String text = new String(body.readNBytes(ERROR_TEXT), StandardCharsets.UTF_8);
        throw new MlflowException(call, answer.statusCode(), text);
      }
    }
    return answer.body();
  }
}
