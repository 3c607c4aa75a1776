package io.headrace.artifact;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP relay in front of a server, which can be cut as if the server had died. */
final class CuttableWire {

  private final NetClient client;
  private final NetServer relay;
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong carried = new AtomicLong();

  /**
   * Relays to {@code target}.
   *
   * @param target http://host:port
   */
  CuttableWire(Vertx vertx, URI target) {
    client = vertx.createNetClient();
    relay = vertx.createNetServer();
    relay.connectHandler(socket -> relay(socket, target)).listen(0, "127.0.0.1").await();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + relay.actualPort());
  }

  /** Bytes that went to the server so far. */
  long carried() {
    return carried.get();
  }

  /** Breaks all connections; new ones are refused. */
  void cut() {
    relay.close().await();
    Future.join(sockets.stream().map(NetSocket::close).toList()).otherwiseEmpty().await();
  }

  private void relay(NetSocket socket, URI target) {
    sockets.add(socket);
    socket.pause();
    client
        .connect(target.getPort(), target.getHost())
        .onSuccess(server -> join(socket, server))
        .onFailure(refused -> socket.close());
  }

  private void join(NetSocket socket, NetSocket server) {
    sockets.add(server);
    socket.handler(
        bytes -> {
          carried.addAndGet(bytes.length());
          server.write(bytes);
          if (server.writeQueueFull()) {
            socket.pause();
            server.drainHandler(drained -> socket.resume());
          }
        });
    socket.closeHandler(closed -> server.close());
    server.pipeTo(socket);
    socket.resume();
  }
}
