package io.headrace.ui.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.WriteStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies of 100 MiB, and what the edge holds of them while the other side does not read. */
class EdgeStreamingTest {

  private static final String PATH = "/api/2.0/mlflow-artifacts/artifacts/1/model.bin";
  private static final long SIZE = 100L << 20;
  private static final Buffer CHUNK = Buffer.buffer(new byte[64 << 10]);

  /** What sockets, Netty and the pipes of two hops hold together; far from the whole body. */
  private static final long HELD_AT_MOST = 32L << 20;

  private EdgeFixture fixture;
  private HttpClient client;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();

  @BeforeEach
  void start() {
    fixture = new EdgeFixture();
    client = fixture.vertx.createHttpClient();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void upload_slowUpstream_holdsTheClientBackAndLosesNothing() {
    AtomicReference<HttpServerRequest> upload = new AtomicReference<>();
    fixture.artifact(
        request -> {
          request.pause();
          request.handler(bytes -> received.addAndGet(bytes.length()));
          request.endHandler(all -> request.response().end("" + received.get()));
          upload.set(request);
        });
    HttpClientRequest request = open(HttpMethod.PUT);
    request.putHeader("Content-Length", "" + SIZE);
    Future<String> answer =
        request.response().compose(response -> response.body()).map(Buffer::toString);

    fixture.vertx.getOrCreateContext().runOnContext(go -> write(request));
    EdgeFixture.await("the upload begins", () -> upload.get() != null);
    awaitStandstill();

    assertThat(sent.get()).isLessThan(HELD_AT_MOST);
    upload.get().resume();
    assertThat(EdgeFixture.await(answer)).isEqualTo("" + SIZE);
  }

  @Test
  void download_slowClient_holdsTheUpstreamBackAndLosesNothing() {
    fixture.artifact(
        request -> {
          request.response().putHeader("Content-Length", "" + SIZE);
          write(request.response());
        });
    AtomicReference<Runnable> resume = new AtomicReference<>();
    Future<Void> ended =
        open(HttpMethod.GET)
            .send()
            .compose(
                response -> {
                  response.pause();
                  response.handler(bytes -> received.addAndGet(bytes.length()));
                  resume.set(response::resume);
                  return response.end();
                });

    EdgeFixture.await("the download begins", () -> resume.get() != null);
    awaitStandstill();

    assertThat(sent.get()).isLessThan(HELD_AT_MOST);
    resume.get().run();
    EdgeFixture.await(ended);
    assertThat(received.get()).isEqualTo(SIZE);
  }

  private HttpClientRequest open(HttpMethod method) {
    return EdgeFixture.await(client.request(method, fixture.port, "127.0.0.1", PATH));
  }

  /** Writes the whole body as fast as the other side takes it. */
  private void write(WriteStream<Buffer> stream) {
    while (!stream.writeQueueFull() && sent.get() < SIZE) {
      sent.addAndGet(CHUNK.length());
      stream.write(CHUNK);
    }
    if (sent.get() >= SIZE) {
      stream.end();
    } else {
      stream.drainHandler(drained -> write(stream));
    }
  }

  /** Waits until nothing has moved for half a second: all there is room for has been taken. */
  private void awaitStandstill() {
    AtomicLong last = new AtomicLong(-1);
    AtomicLong since = new AtomicLong(System.nanoTime());
    EdgeFixture.await(
        "the sender is held back",
        () -> {
          if (last.getAndSet(sent.get()) != sent.get()) {
            since.set(System.nanoTime());
          }
          return System.nanoTime() - since.get() > 500_000_000L;
        });
  }
}
