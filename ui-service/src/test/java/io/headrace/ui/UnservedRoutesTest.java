package io.headrace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.UnservedCall;
import io.headrace.config.HttpSettings;
import io.headrace.config.SettingValues;
import io.headrace.http.ServiceServer;
import io.headrace.http.ServiceStates;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UnservedRoutesTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static ServiceServer server;
  private static String root;

  @BeforeAll
  static void start() {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    server =
        new ServiceServer(
            VERTX,
            new HttpSettings("127.0.0.1", 0, 1 << 20),
            metrics,
            List.of(
                UiService.withoutEdge(
                    SettingValues.of(Map.of()), new ServiceStates(List.of(), metrics))));
    root = "http://127.0.0.1:" + server.start().await();
  }

  @AfterAll
  static void stop() {
    server.stop().await();
    VERTX.close().await();
  }

  private static HttpResponse<String> send(String method, String path)
      throws IOException, InterruptedException {
    String uri = root + path.replace("*", "a/b").replaceAll(":\\w+", "1");
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(uri))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void everyUnservedCall_asked_saysThatItIsNotServed() throws Exception {
    for (UnservedCall call : UnservedCall.all()) {
      for (String path : call.paths()) {
        HttpResponse<String> answer = send(call.method(), path);

        assertThat(answer.statusCode())
            .as(call.method() + " " + path)
            .isEqualTo(call.family().code().httpStatus());
        assertThat(answer.body())
            .contains("\"error_code\":\"" + call.family().code() + "\"", call.family().words());
      }
    }
  }

  @Test
  void unservedPath_byAnotherMethod_is405WithThoseOfMlflow() throws Exception {
    HttpResponse<String> answer = send("PUT", "/api/2.0/mlflow/registered-models/alias");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS, POST");
  }

  @Test
  void unknownPath_asked_is404() throws Exception {
    HttpResponse<String> answer = send("GET", "/api/2.0/mlflow/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("ENDPOINT_NOT_FOUND");
  }
}
