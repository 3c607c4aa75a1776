package io.headrace.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A creation whose client closes its connection before the answer, over real sockets. */
class AbandonedRequestTest {

  private static final long PATIENCE_SECONDS = 20;

  private final Vertx vertx = Vertx.vertx();
  private final UnansweredCreations<Integer> creations = new UnansweredCreations<>();
  private final AtomicInteger made = new AtomicInteger();
  private final CountDownLatch underWay = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Promise<Answer> firstAnswer = Promise.promise();

  /** Of repetitions, one each. */
  private final Queue<HeadraceException> refusals = new ConcurrentLinkedQueue<>();

  private HttpServer server;

  @BeforeEach
  void listen() throws TimeoutException {
    Router router = Router.router(vertx);
    new EndpointRoutes(router, 1_000)
        .mount(
            Map.of(
                ApiCall.CREATE_RUN,
                request ->
                    creations.carryOut(
                        request, made::incrementAndGet, this::create, this::createAgain)));
    router.route().failureHandler(new FailureHandler());
    server =
        vertx
            .createHttpServer()
            .connectionHandler(connection -> connection.closeHandler(gone -> closed.countDown()))
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws TimeoutException {
    vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private Future<Answer> create(int creation) {
    if (creation == 1) {
      underWay.countDown();
      return firstAnswer.future();
    }
    return answer("new " + creation);
  }

  private Future<Answer> createAgain(int creation) {
    HeadraceException refusal = refusals.poll();
    if (refusal != null) {
      throw refusal;
    }
    return answer("again " + creation);
  }

  @Test
  void create_thatIsRefusedForNowTwice_isGivenToTheThird() throws Exception {
    firstAnswer.fail(HeadraceException.unavailable("Kafka does not answer", null));
    refusals.add(new HeadraceException(ErrorCode.RESOURCE_EXHAUSTED, "Too many; try again."));

    assertThat(answerOf(send())).startsWith("HTTP/1.1 503");
    assertThat(answerOf(send())).startsWith("HTTP/1.1 429");
    assertThat(answerOf(send())).endsWith("{\"creation\":\"again 1\"}");
    assertThat(answerOf(send())).endsWith("{\"creation\":\"new 2\"}");
  }

  private static Future<Answer> answer(String text) {
    return Future.succeededFuture(JsonAnswer.of(json -> json.text("creation", text)));
  }

  @Test
  void create_whoseClientLeavesBeforeTheAnswer_isGivenToTheRepetition() throws Exception {
    try (Socket client = send()) {
      assertThat(underWay.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(client.isConnected()).isTrue();
    }
    assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    firstAnswer.complete(Answer.empty());

    assertThat(answerOf(send())).endsWith("{\"creation\":\"again 1\"}");
    assertThat(answerOf(send())).endsWith("{\"creation\":\"new 2\"}");
  }

  @Test
  void create_whoseClientReadsTheAnswer_isNotGivenAway() throws Exception {
    firstAnswer.complete(Answer.empty());

    assertThat(answerOf(send())).endsWith("{}");
    assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(answerOf(send())).endsWith("{\"creation\":\"new 2\"}");
  }

  private Socket send() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    client
        .getOutputStream()
        .write(
            ("POST "
                    + ApiCall.CREATE_RUN.paths().get(0)
                    + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                    + "Connection: close\r\nContent-Length: 2\r\n\r\n{}")
                .getBytes(US_ASCII));
    return client;
  }

  private static String answerOf(Socket client) throws IOException {
    try (client) {
      return new String(client.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
