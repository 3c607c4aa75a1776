package io.headrace.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged of requests that fail, over real sockets. */
class FailureHandlerTest {

  private static final long PATIENCE_SECONDS = 20;

  private final Vertx vertx = Vertx.vertx();
  private final Logger logger = (Logger) LoggerFactory.getLogger(FailureHandler.class);
  private final Level levelBefore = logger.getLevel();
  private final BlockingQueue<ILoggingEvent> logged = new LinkedBlockingQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          logged.add(event);
        }
      };
  private final CountDownLatch underWay = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void listen() throws TimeoutException {
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.DEBUG);
    Router router = Router.router(vertx);
    router.get("/behind").handler(context -> context.fail(new HttpClosedException("S3 closed")));
    router.get("/late").handler(this::failOnceTheClientHasGone);
    PlatformHandler tell = this::tell;
    router.post("/body").handler(tell).handler(BodyHandler.create(false));
    router.route().failureHandler(new FailureHandler());
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws TimeoutException {
    logger.detachAppender(appender);
    logger.setLevel(levelBefore);
    vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void tell(RoutingContext context) {
    underWay.countDown();
    context.next();
  }

  private void failOnceTheClientHasGone(RoutingContext context) {
    context.response().closeHandler(gone -> context.fail(new IllegalStateException("a mistake")));
    underWay.countDown();
  }

  @Test
  void failure_ofAConnectionToWhatIsBehindUs_isAnError() throws Exception {
    try (Socket client = send("GET /behind HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")) {
      assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 500");
    }

    assertThat(nextLogged().getLevel()).isEqualTo(Level.ERROR);
  }

  @Test
  void failure_ofAClientThatLeavesWithinItsBody_needsNobody() throws Exception {
    leaveOnceUnderWay("POST /body HTTP/1.1\r\nHost: test\r\nContent-Length: 9\r\n\r\nhalf");

    ILoggingEvent event = nextLogged();
    assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
    assertThat(event.getFormattedMessage()).isEqualTo("POST /body broke off: its client has gone");
  }

  @Test
  void failure_ofOursAfterTheClientHasGone_isAnError() throws Exception {
    leaveOnceUnderWay("GET /late HTTP/1.1\r\nHost: test\r\n\r\n");

    assertThat(nextLogged().getLevel()).isEqualTo(Level.ERROR);
  }

  private ILoggingEvent nextLogged() throws InterruptedException {
    ILoggingEvent event = logged.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(event).as("what is logged").isNotNull();
    return event;
  }

  private void leaveOnceUnderWay(String request) throws Exception {
    try (Socket client = send(request)) {
      assertThat(client.isConnected()).isTrue();
      assertThat(underWay.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Socket send(String request) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    client.getOutputStream().write(request.getBytes(US_ASCII));
    return client;
  }
}
