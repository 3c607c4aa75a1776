package io.headrace.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.async.ByteBudget;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

  private static final int MAX_BODY = 10_000;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final BodyBudget budget =
      new BodyBudget(new ByteBudget(2 * MAX_BODY, 2 * MAX_BODY - 1), MAX_BODY);

  /** Those that the endpoint has been asked for and has not answered yet. */
  private final BlockingQueue<Promise<Answer>> open = new LinkedBlockingQueue<>();

  private int port;

  @BeforeEach
  void listen() throws Exception {
    Router router = Router.router(vertx);
    new EndpointRoutes(router, MAX_BODY, budget)
        .mount(
            Map.of(
                ApiCall.CREATE_RUN,
                request -> {
                  Promise<Answer> answer = Promise.promise();
                  open.add(answer);
                  return answer.future();
                }));
    FailureHandler failures = new FailureHandler();
    router.route().failureHandler(failures);
    router.errorHandler(413, failures);
    HttpServer server = await(vertx.createHttpServer().requestHandler(router).listen(0));
    port = server.actualPort();
  }

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void post_moreThanTheBudgetAtOnce_isRefusedUntilAnAnswerMakesRoom() throws Exception {
    Future<HttpClientResponse> first = post(MAX_BODY, "10.0.0.1");
    Future<HttpClientResponse> second = post(MAX_BODY, "10.0.0.2");
    Promise<Answer> one = asked();
    Promise<Answer> other = asked();

    HttpClientResponse refused = await(post(5_000));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");

    one.complete(Answer.empty());
    other.complete(Answer.empty());
    assertThat(await(first).statusCode()).isEqualTo(200);
    assertThat(await(second).statusCode()).isEqualTo(200);
    held(0);
    Future<HttpClientResponse> again = post(5_000);
    asked().complete(Answer.empty());
    assertThat(await(again).statusCode()).isEqualTo(200);
  }

  @Test
  void post_ofAClientThatHoldsItsShare_isRefusedWhileOthersAreServed() throws Exception {
    Future<HttpClientResponse> first = post(MAX_BODY, "10.0.0.7, 10.0.0.1");
    Promise<Answer> one = asked();

    assertThat(await(post(MAX_BODY, "10.0.0.1")).statusCode()).isEqualTo(429);
    Future<HttpClientResponse> quiet = post(MAX_BODY, "10.0.0.2");
    asked().complete(Answer.empty());
    assertThat(await(quiet).statusCode()).isEqualTo(200);

    one.complete(Answer.empty());
    assertThat(await(first).statusCode()).isEqualTo(200);
    held(0);
  }

  @Test
  void post_smallBody_isNotCounted() throws Exception {
    Future<HttpClientResponse> small = post(100);
    Promise<Answer> answer = asked();

    assertThat(budget.heldBytes()).isZero();
    answer.complete(Answer.empty());
    assertThat(await(small).statusCode()).isEqualTo(200);
  }

  @Test
  void post_bodyOfUnknownLength_countsAsTheLargest() throws Exception {
    HttpClientRequest request = request();
    request.setChunked(true);
    await(request.write(Buffer.buffer("{")));

    held(MAX_BODY);
    await(request.end("}"));
    asked().complete(Answer.empty());
    held(0);
  }

  @Test
  void post_connectionThatBreaksWithinTheBody_givesBackWhatItHeld() throws Exception {
    HttpClientRequest request = request();
    request.putHeader("Content-Length", "9000");
    await(request.write(Buffer.buffer("{")));
    held(9_000);

    await(request.connection().close());

    held(0);
  }

  @Test
  void post_bodyOverTheLimit_isTooLargeAndNotCounted() throws Exception {
    assertThat(await(post(MAX_BODY + 1)).statusCode()).isEqualTo(413);
    held(0);
  }

  private HttpClientRequest request() throws Exception {
    String path = ApiCall.CREATE_RUN.paths().get(0);
    HttpClientRequest request = await(client.request(HttpMethod.POST, port, "localhost", path));
    return request.putHeader("Content-Type", "application/json");
  }

  private Future<HttpClientResponse> post(int bytes) throws Exception {
    return request().send(Buffer.buffer(" ".repeat(bytes)));
  }

  private Future<HttpClientResponse> post(int bytes, String forwardedFor) throws Exception {
    return request()
        .putHeader("X-Forwarded-For", forwardedFor)
        .send(Buffer.buffer(" ".repeat(bytes)));
  }

  private Promise<Answer> asked() throws InterruptedException {
    Promise<Answer> answer = open.poll(10, TimeUnit.SECONDS);
    assertThat(answer).isNotNull();
    return answer;
  }

  /** Waits for what the server comes to know a moment later. */
  private void held(long bytes) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (budget.heldBytes() != bytes && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(budget.heldBytes()).isEqualTo(bytes);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
