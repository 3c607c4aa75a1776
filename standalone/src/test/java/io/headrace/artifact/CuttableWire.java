package io.headrace.artifact;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP relay in front of a server, which can be cut as if the server had died. */
public final class CuttableWire {

  private final Vertx vertx;
  private final URI target;
  private final NetClient client;
  private final int port;
  private NetServer relay;
  private volatile boolean answersWithheld;
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong carried = new AtomicLong();

  /**
   * Relays to {@code target}.
   *
   * @param target http://host:port
   */
  public CuttableWire(Vertx vertx, URI target) {
    this.vertx = vertx;
    this.target = target;
    this.client = vertx.createNetClient();
    this.relay = listen(0);
    this.port = relay.actualPort();
  }

  private NetServer listen(int wanted) {
    NetServer listening = vertx.createNetServer().connectHandler(this::relay);
    return listening.listen(wanted, "127.0.0.1").await();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Bytes that went to the server so far. */
  long carried() {
    return carried.get();
  }

  /** Has the server do what it is told and nobody hear of it. */
  public void withholdAnswers() {
    answersWithheld = true;
  }

  /** Takes connections again, at the same port as before it was cut. */
  public void mend() {
    relay = listen(port);
  }

  /** Breaks all connections; new ones are refused. */
  public void cut() {
    relay.close().await();
    Future.join(sockets.stream().map(NetSocket::close).toList()).otherwiseEmpty().await();
  }

  private void relay(NetSocket socket) {
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
    server.closeHandler(closed -> socket.close());
    server.handler(bytes -> answer(socket, server, bytes));
    socket.resume();
  }

  private void answer(NetSocket socket, NetSocket server, Buffer bytes) {
    if (answersWithheld) {
      return;
    }
    socket.write(bytes);
    if (socket.writeQueueFull()) {
      server.pause();
      socket.drainHandler(drained -> server.resume());
    }
  }
}
