package io.headrace.benchmarks.artifacts;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps in memory what is put by its path, and gives it back. */
final class ObjectServer implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Buffer> objects = new ConcurrentHashMap<>();
  private final HttpServer server =
      vertx
          .createHttpServer()
          .requestHandler(this::answer)
          .listen(0, InetAddress.getLoopbackAddress().getHostAddress())
          .await();

  private void answer(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.PUT)) {
      request
          .body()
          .onSuccess(
              body -> {
                objects.put(request.path(), body);
                request.response().end("{}");
              });
      return;
    }
    Buffer kept = objects.get(request.path());
    if (kept == null) {
      request.response().setStatusCode(404).end();
    } else {
      request.response().setChunked(true).end(kept.copy());
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  Map<String, Buffer> objects() {
    return objects;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
