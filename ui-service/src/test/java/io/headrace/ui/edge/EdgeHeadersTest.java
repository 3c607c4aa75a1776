package io.headrace.ui.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to header fields on their way through. */
class EdgeHeadersTest {

  private static final String PATH = "/api/2.0/mlflow/runs/get";

  private EdgeFixture fixture;
  private final AtomicReference<MultiMap> seen = new AtomicReference<>();

  @BeforeEach
  void start() {
    fixture = new EdgeFixture();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private void answerPlainly() {
    fixture.query(
        request -> {
          seen.set(request.headers());
          request.response().end("{}");
        });
  }

  @Test
  void request_anyHeader_arrivesTogetherWithWhoAsked() {
    answerPlainly();

    fixture.send(
        HttpRequest.newBuilder(fixture.uri(PATH))
            .header("Authorization", "Bearer token")
            .header("X-Forwarded-For", "10.1.2.3"));

    assertThat(seen.get().get("Authorization")).isEqualTo("Bearer token");
    assertThat(seen.get().get("X-Forwarded-For")).isEqualTo("10.1.2.3, 127.0.0.1");
    assertThat(seen.get().get("X-Forwarded-Host")).isEqualTo("127.0.0.1:" + fixture.port);
    assertThat(seen.get().get("X-Forwarded-Proto")).isEqualTo("http");
  }

  @Test
  void request_headersOfOneHop_stayBehind() {
    answerPlainly();
    String head =
        "GET "
            + PATH
            + " HTTP/1.1\r\nHost: 10.1.2.3:80\r\nConnection: X-Secret\r\nConnection: close\r\n"
            + "X-Secret: 1\r\nTE: trailers\r\nProxy-Authorization: Basic x\r\n\r\n";

    RawClient.exchange(fixture, head);

    assertThat(seen.get().names())
        .doesNotContain("X-Secret", "TE", "Proxy-Authorization", "Connection");
    assertThat(seen.get().get("X-Forwarded-Host")).isEqualTo("10.1.2.3:80");
  }

  @Test
  void response_statusAndHeaders_comeBackOnce() {
    fixture.query(
        request ->
            request
                .response()
                .setStatusCode(429)
                .putHeader("Retry-After", "7")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Disposition", "attachment; filename=a.txt")
                .putHeader("Connection", "X-Inner")
                .putHeader("X-Inner", "1")
                .end("slow down"));

    HttpResponse<String> answer = fixture.get(PATH);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).isEqualTo("slow down");
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    assertThat(answer.headers().firstValue("Content-Length")).contains("9");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().firstValue("X-Inner")).isEmpty();
  }

  @Test
  void response_notModified_hasNoBodyAndKeepsTheConnection() {
    fixture.query(request -> request.response().setStatusCode(304).end());

    assertThat(fixture.get(PATH).statusCode()).isEqualTo(304);
    assertThat(fixture.get(PATH).statusCode()).isEqualTo(304);
  }

  @Test
  void request_expectContinue_isToldToGoOn() {
    fixture.tracking(
        request -> request.body().onSuccess(body -> request.response().end("got " + body)));
    String head =
        "POST /api/2.0/mlflow/runs/log-batch HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
            + "Expect: 100-continue\r\nConnection: close\r\n\r\n{}";

    assertThat(RawClient.exchange(fixture, head))
        .startsWith("HTTP/1.1 100 Continue")
        .endsWith("got {}");
  }
}
