package io.headrace.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the body of a request comes to its endpoint. */
class EndpointRoutesTest {

  private static final String BODY = "{\"status\": \"100%&a=b\"}";

  private final Vertx vertx = Vertx.vertx();

  /**
   * Not that of Vert.x, which is for its own threads: from another it now and then loses a body.
   */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private int port;

  @BeforeEach
  void listen() throws Exception {
    Router router = Router.router(vertx);
    Endpoint echo = request -> Future.succeededFuture(new Answer.Json(request.body()));
    Endpoint refusal =
        request -> Future.failedFuture(HeadraceException.invalid("No '\ud83d' here"));
    new EndpointRoutes(router, 1_000)
        .mount(
            Map.of(
                ApiCall.FINALIZE_LOGGED_MODEL,
                echo,
                ApiCall.SET_TAG,
                echo,
                ApiCall.DELETE_TAG,
                refusal));
    router.route().failureHandler(new FailureHandler());
    port = await(vertx.createHttpServer().requestHandler(router).listen(0)).actualPort();
  }

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x"
      })
  void patch_bodyOfAnyType_isTakenAsItIs(String type) throws Exception {
    HttpResponse<String> answer = send("PATCH", "/api/2.0/mlflow/logged-models/m", type);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "APPLICATION/JSON ; charset=utf-8"})
  void post_bodyOfJson_isTakenAsItIs(String type) throws Exception {
    HttpResponse<String> answer = send("POST", "/api/2.0/mlflow/runs/set-tag", type);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(BODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "", "multipart/form-data", "application/x-www-form-urlencoded"})
  void post_bodyOfAnotherType_isRefusedInMlflowsWords(String type) throws Exception {
    HttpResponse<String> answer = send("POST", "/api/2.0/mlflow/runs/set-tag", type);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("Bad Request. Content-Type must be one of ['application/json'].");
  }

  @Test
  void refusal_thatEchoesHalfOfASurrogatePair_isToldAllTheSame() throws Exception {
    HttpResponse<String> answer =
        send("POST", "/api/2.0/mlflow/runs/delete-tag", "application/json");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(answer.body()).getString("message")).isEqualTo("No '?' here");
  }

  @Test
  void post_refusedBeforeItsBodyWasRead_leavesTheConnectionUsable() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(send("POST", "/api/2.0/mlflow/runs/set-tag", "a/b").statusCode()).isEqualTo(400);
      assertThat(send("POST", "/api/2.0/mlflow/runs/set-tag", "application/json").statusCode())
          .isEqualTo(200);
    }
  }

  private HttpResponse<String> send(String method, String path, String type) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(BODY))
            .build(),
        BodyHandlers.ofString());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
