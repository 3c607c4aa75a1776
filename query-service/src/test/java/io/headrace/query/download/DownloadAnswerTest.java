package io.headrace.query.download;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.headrace.api.ApiCall;
import io.headrace.async.Repetition;
import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.EndpointRoutes;
import io.headrace.http.FailureHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real sockets. */
class DownloadAnswerTest {

  private static final int PATIENCE_SECONDS = 20;
  private static final String PATH = ApiCall.EXPORT_RUNS.paths().get(0);
  private static final Buffer MEBIBYTE = Buffer.buffer("x".repeat(1 << 20));

  private final Vertx vertx = Vertx.vertx();
  private final Promise<Answer> answered = Promise.promise();

  @AfterEach
  void close() throws TimeoutException {
    vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** The port of a server that answers with what {@code work} writes. */
  private int serve(Function<DownloadAnswer, Future<Void>> work) throws TimeoutException {
    Router router = Router.router(vertx);
    router.route().failureHandler(new FailureHandler());
    new EndpointRoutes(router, 1_000)
        .mount(
            Map.of(
                ApiCall.EXPORT_RUNS,
                request ->
                    DownloadAnswer.send(request, "text/csv", "runs.csv", work)
                        .onComplete(answered)));
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return server.actualPort();
  }

  private static HttpResponse<String> ask(int port, String method) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH))
            .method(method, BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void send_inPieces_isOneFile() throws Exception {
    Buffer large = Buffer.buffer();
    for (int i = 0; i < 700_000; i++) {
      large.appendString(i + "\n");
    }
    int port =
        serve(
            answer ->
                answer
                    .write(Buffer.buffer("a\n"))
                    .compose(sent -> answer.write(Buffer.buffer()))
                    .compose(sent -> answer.write(large)));

    HttpResponse<String> response = ask(port, "GET");

    assertThat(response.body()).isEqualTo("a\n" + large);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/csv");
    assertThat(response.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"runs.csv\"");
  }

  @Test
  void send_head_isTheHeadAloneAndMakesNoFile() throws Exception {
    int port = serve(answer -> Future.failedFuture("made"));

    HttpResponse<String> response = ask(port, "HEAD");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/csv");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void send_failureBeforeTheFirstByte_isToldAsAnyOther() throws Exception {
    int port =
        serve(
            answer ->
                answer
                    .write(Buffer.buffer())
                    .compose(sent -> Future.failedFuture(HeadraceException.invalid("no runs"))));

    HttpResponse<String> response = ask(port, "GET");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(response.body()).contains("INVALID_PARAMETER_VALUE", "no runs");
  }

  @Test
  void send_failureHalfWay_breaksTheConnection() throws Exception {
    int port =
        serve(
            answer ->
                answer
                    .write(MEBIBYTE)
                    .compose(sent -> Future.failedFuture(HeadraceException.invalid("broken"))));

    assertThatIOException().isThrownBy(() -> ask(port, "GET"));
  }

  @Test
  void write_clientThatGoesAway_failsAndNoMoreIsMade() throws Exception {
    AtomicLong written = new AtomicLong();
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    int port =
        serve(
            answer ->
                Repetition.whileTrue(
                        () ->
                            answer.write(MEBIBYTE).map(sent -> written.incrementAndGet() < 10_000))
                    .onComplete(ended -> outcome.complete(ended.cause())));
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client
          .getOutputStream()
          .write(("GET " + PATH + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(US_ASCII));
      assertThat(client.getInputStream().readNBytes(100_000)).hasSize(100_000);
    }

    assertThat(outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
    assertThat(written.get()).isLessThan(100);
    assertThat(answered.future().await(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isEqualTo(Answer.written());
  }
}
