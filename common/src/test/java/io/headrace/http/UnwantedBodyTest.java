package io.headrace.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real sockets. */
class UnwantedBodyTest {

  private static final int PATIENCE_SECONDS = 20;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws TimeoutException {
    vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** A connection to a server that refuses every body and drops it. */
  private Socket connect(long patienceMs) throws IOException, TimeoutException {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  request.pause();
                  UnwantedBody.drop(request, patienceMs);
                  request.response().setStatusCode(413).end("too large");
                })
            .listen(0, "127.0.0.1")
            .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    return client;
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(US_ASCII));
  }

  @Test
  void drop_bodyThatComesToItsEnd_leavesTheConnectionForTheNextRequest() throws Exception {
    try (Socket client = connect(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))) {
      String refused = "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n";
      send(client, refused + "x".repeat(100_000));
      send(client, refused.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
      send(client, "x".repeat(100_000));

      String answers = new String(client.getInputStream().readAllBytes(), US_ASCII);

      assertThat(answers.split("413 ", -1)).as(answers).hasSize(3);
    }
  }

  @Test
  void drop_bodyThatGoesOnAndOn_closesTheConnectionAfterTheAnswer() throws Exception {
    try (Socket client = connect(50)) {
      send(client, "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nbegin");

      String answer = new String(client.getInputStream().readAllBytes(), US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith("too large");
    }
  }
}
