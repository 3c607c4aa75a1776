package io.headrace.ui.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many requests under way at once. */
class EdgeConcurrencyTest {

  private static final int REQUESTS = 500;

  @Test
  void requests_fiveHundredSlowOnes_areAllUnderWayTogether() {
    try (EdgeFixture fixture = new EdgeFixture()) {
      List<HttpServerResponse> waiting = new CopyOnWriteArrayList<>();
      fixture.query(request -> waiting.add(request.response()));
      HttpClient client =
          fixture.vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(REQUESTS));

      List<Future<Integer>> answers =
          Stream.generate(() -> ask(client, fixture.port)).limit(REQUESTS).toList();
      EdgeFixture.await("all requests have arrived", () -> waiting.size() == REQUESTS);
      waiting.forEach(response -> response.end("{}"));

      EdgeFixture.await(Future.all(answers));
      assertThat(answers).allMatch(answer -> answer.result() == 200);
    }
  }

  private static Future<Integer> ask(HttpClient client, int port) {
    return client
        .request(HttpMethod.GET, port, "127.0.0.1", "/api/2.0/mlflow/runs/get")
        .compose(HttpClientRequest::send)
        .map(HttpClientResponse::statusCode);
  }
}
