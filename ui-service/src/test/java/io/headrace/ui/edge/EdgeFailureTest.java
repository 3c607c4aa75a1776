package io.headrace.ui.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients and operators see when a service or a client goes away. */
class EdgeFailureTest {

  private static final String GET_RUN = "/api/2.0/mlflow/runs/get";
  private static final String LOG_BATCH = "/api/2.0/mlflow/runs/log-batch";
  private static final String UPLOAD = "/api/2.0/mlflow-artifacts/artifacts/1/model.bin";

  private EdgeFixture fixture;

  @BeforeEach
  void start() {
    fixture = new EdgeFixture();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void request_upstreamDown_isTemporarilyUnavailable() {
    HttpResponse<String> answer = fixture.send("POST", LOG_BATCH, "{}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    assertThat(answer.body())
        .contains("\"error_code\":\"TEMPORARILY_UNAVAILABLE\"", "the tracking service at");
  }

  @Test
  void request_upstreamComesBack_isServedOnTheSameConnection() {
    assertThat(fixture.send("POST", LOG_BATCH, "{}").statusCode()).isEqualTo(503);
    fixture.tracking(request -> request.response().end("{}"));

    assertThat(fixture.send("POST", LOG_BATCH, "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void request_upstreamClosesBeforeItsAnswer_isTemporarilyUnavailable() {
    fixture.query(request -> request.connection().close());

    assertThat(fixture.get(GET_RUN).statusCode()).isEqualTo(503);
  }

  @Test
  void request_upstreamDiesInItsAnswer_neverLooksWhole() {
    fixture.query(
        request -> {
          request.response().setChunked(true).write("half of");
          request.connection().close();
        });

    assertThatThrownBy(() -> fixture.get(GET_RUN)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void request_upstreamRefusesWithoutReading_clientHearsWhyAndGoesOn() {
    fixture.artifact(request -> request.response().setStatusCode(413).end("too large"));
    String body = "x".repeat(8 << 20);

    HttpResponse<String> answer = fixture.send("PUT", UPLOAD, body);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("too large");
    assertThat(fixture.send("PUT", UPLOAD, body).statusCode()).isEqualTo(413);
  }

  @Test
  void request_clientGoesAway_resetsTheUpstreamRequest() throws IOException {
    AtomicBoolean asked = new AtomicBoolean();
    AtomicBoolean told = new AtomicBoolean();
    fixture.query(
        request -> {
          request.response().exceptionHandler(gone -> told.set(true));
          request.response().setChunked(true).write(Buffer.buffer("first"));
          asked.set(true);
        });

    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), fixture.port)) {
      client
          .getOutputStream()
          .write(
              ("GET " + GET_RUN + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      EdgeFixture.await("the upstream is asked", asked::get);
    }

    EdgeFixture.await("the upstream hears that the client is gone", told::get);
  }

  @Test
  void missing_servicesDown_namesEachAndForgetsThoseThatComeBack() {
    Future<Void> started = fixture.start();
    EdgeFixture.await(
        "all three are named",
        () ->
            fixture.service().missing().stream()
                    .filter(complaint -> complaint.contains("does not answer"))
                    .count()
                == 3);
    assertThat(fixture.get("/ready").statusCode()).isEqualTo(503);
    assertThat(fixture.get("/ready").body())
        .contains("ui: the tracking service at", "ui: the query service at");

    fixture.tracking(request -> request.response().end("ready\n"));
    fixture.query(request -> request.response().end("ready\n"));
    AtomicBoolean bucket = new AtomicBoolean();
    fixture.artifact(
        request ->
            request
                .response()
                .setStatusCode(bucket.get() ? 200 : 503)
                .end(bucket.get() ? "ready\n" : "artifact: no bucket yet\n"));
    EdgeFixture.await(
        "the artifact service's own words",
        () -> fixture.service().missing().toString().contains("no bucket yet"));
    assertThat(fixture.service().missing()).hasSize(1);
    assertThat(started.isComplete()).isFalse();

    bucket.set(true);
    EdgeFixture.await(started);
    assertThat(fixture.get("/ready").statusCode()).isEqualTo(200);
  }
}
