package io.headrace.benchmarks;

import io.headrace.benchmarks.rest.MlflowRest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server on a free port that answers as a test wants, and remembers what it was asked. */
public final class ScriptedServer implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Function<Request, Answer> script;
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  public record Request(String method, String path, String body) {}

  /** An answer, after which the connection is closed or kept. */
  public record Answer(int status, String body, boolean closes) {
    public Answer(int status, String body) {
      this(status, body, false);
    }
  }

  /** Answers every request by the script, one at a time. */
  public ScriptedServer(Function<Request, Answer> script) {
    this.script = script;
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, InetAddress.getLoopbackAddress().getHostAddress())
            .await();
  }

  private void answer(HttpServerRequest http) {
    http.bodyHandler(
        body -> {
          Request request = new Request(http.method().name(), http.uri(), body.toString());
          requests.add(request);
          Answer answer = script.apply(request);
          if (answer.closes()) {
            http.response().putHeader("Connection", "close");
          }
          http.response().setStatusCode(answer.status()).end(answer.body());
        });
  }

  public MlflowRest rest() {
    return new MlflowRest("http://127.0.0.1:" + server.actualPort());
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort());
  }

  public List<Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
