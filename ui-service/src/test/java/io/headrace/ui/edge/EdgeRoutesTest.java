package io.headrace.ui.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which service the edge leads a path to, and that the request arrives there as it was sent. */
class EdgeRoutesTest {

  private static EdgeFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new EdgeFixture();
    fixture.tracking(echo("TRACKING"));
    fixture.query(echo("QUERY"));
    fixture.artifact(echo("ARTIFACT"));
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  private static Handler<HttpServerRequest> echo(String owner) {
    return request ->
        request
            .body()
            .onSuccess(
                body ->
                    request
                        .response()
                        .end(
                            String.join(
                                "|", owner, request.method().name(), request.uri(), "" + body)));
  }

  @ParameterizedTest
  @EnumSource(
      value = ApiCall.class,
      mode = Mode.EXCLUDE,
      names = {"SERVER_INFO", "GET_SYSTEM"})
  void edge_everyCall_reachesItsOwnerWithMethodQueryAndBody(ApiCall call) {
    for (String path : call.paths()) {
      String uri =
          path.replace(":model_id", "m-1").replace("*", "1/a%2Bb/model.pkl") + "?run_id=r%201";
      String body = call.method() == ApiCall.Method.GET ? "" : "{\"key\":\"value\"}";

      HttpResponse<String> answer = fixture.send(call.method().name(), uri, body);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .isEqualTo(String.join("|", call.owner().name(), call.method().name(), uri, body));
    }
  }

  @Test
  void edge_doubledSlash_isTolerated() {
    assertThat(fixture.get("//get-artifact?path=a.txt").body()).startsWith("ARTIFACT|GET|");
  }

  @Test
  void edge_serverInfo_answersItself() {
    assertThat(fixture.get("/api/3.0/mlflow/server-info").body())
        .contains("\"multipart_uploads_enabled\":false");
  }

  @Test
  void edge_unknownPath_is404InMlflowsJson() {
    HttpResponse<String> answer = fixture.get("/api/2.0/mlflow/no-such-thing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("ENDPOINT_NOT_FOUND");
  }

  @Test
  void edge_wrongMethod_is405() {
    assertThat(fixture.send("DELETE", "/api/2.0/mlflow/runs/get", "{}").statusCode())
        .isEqualTo(405);
  }

  @Test
  void edge_head_isAnsweredWithoutABody() {
    HttpResponse<String> answer =
        fixture.send(
            HttpRequest.newBuilder(fixture.uri("/api/2.0/mlflow/runs/get"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }
}
