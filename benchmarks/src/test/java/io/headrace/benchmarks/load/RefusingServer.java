package io.headrace.benchmarks.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Refuses every request as soon as it begins, and reads no more of it. */
final class RefusingServer implements AutoCloseable {

  private static final Buffer REFUSAL =
      Buffer.buffer("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger connections = new AtomicInteger();
  private final NetServer server =
      vertx
          .createNetServer()
          .connectHandler(this::refuse)
          .listen(0, InetAddress.getLoopbackAddress().getHostAddress())
          .await();

  private void refuse(NetSocket socket) {
    connections.incrementAndGet();
    socket.handler(
        begun -> {
          socket.pause();
          socket.write(REFUSAL.copy());
        });
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort());
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
