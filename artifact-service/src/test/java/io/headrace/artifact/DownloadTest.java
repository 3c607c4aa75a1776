package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.artifact.upload.UploadBarrier;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.http.EndpointRoutes;
import io.headrace.http.FailureHandler;
import io.headrace.objects.FolderPage;
import io.headrace.objects.ObjectContent;
import io.headrace.objects.ObjectHead;
import io.headrace.objects.Removed;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is replaced between the two looks of one request, over real sockets. */
class DownloadTest {

  private static final int PATIENCE_SECONDS = 20;

  /** A version whose bytes do not come. */
  private static final String BROKEN = "!";

  /** One file, of the next of some versions each time that it is looked at. */
  private static final class Replaced implements ArtifactSource<InBucket> {
    private final Queue<String> versions = new ArrayDeque<>();
    private final AtomicInteger abandoned = new AtomicInteger();

    @Override
    public Future<ObjectHead> head(InBucket file) {
      return Future.succeededFuture(headOf(versions.remove(), 10));
    }

    @Override
    public Future<ObjectContent> open(InBucket file, Optional<String> range) {
      ObjectHead head = headOf(versions.remove(), range.isPresent() ? 2 : 10);
      return Future.succeededFuture(
          new ObjectContent(
              head, range.map(part -> "bytes 4-5/10"), new Sent(head), abandoned::incrementAndGet));
    }

    private static ObjectHead headOf(String version, long size) {
      return new ObjectHead(
          size, Optional.of("\"" + version + "\""), Instant.EPOCH, Optional.empty());
    }

    @Override
    public Future<FolderPage> list(InBucket folder, Optional<String> token) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> deleteAll(InBucket folder, Consumer<Removed> removed) {
      throw new UnsupportedOperationException();
    }
  }

  /** The bytes of a version: its letter, again and again. */
  private static final class Sent implements ReadStream<Buffer> {
    private final Buffer bytes;
    private Handler<Buffer> handler;
    private Handler<Void> endHandler;
    private Handler<Throwable> exceptionHandler;

    Sent(ObjectHead head) {
      bytes = Buffer.buffer(head.etag().orElseThrow().substring(1, 2).repeat((int) head.size()));
    }

    @Override
    public Sent exceptionHandler(Handler<Throwable> newHandler) {
      exceptionHandler = newHandler;
      return this;
    }

    @Override
    public Sent handler(Handler<Buffer> newHandler) {
      handler = newHandler;
      return this;
    }

    @Override
    public Sent pause() {
      return this;
    }

    @Override
    public Sent resume() {
      return fetch(Long.MAX_VALUE);
    }

    @Override
    public Sent fetch(long amount) {
      if (bytes.toString().startsWith(BROKEN)) {
        exceptionHandler.handle(new HeadraceException(ErrorCode.INTERNAL_ERROR, "damaged"));
        return this;
      }
      handler.handle(bytes);
      endHandler.handle(null);
      return this;
    }

    @Override
    public Sent endHandler(Handler<Void> newHandler) {
      endHandler = newHandler;
      return this;
    }
  }

  private final Vertx vertx = Vertx.vertx();
  private final Replaced file = new Replaced();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger waits = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void listen(@TempDir Path folder) throws TimeoutException {
    ArtifactLocations locations = new ArtifactLocations("bucket", List.of(folder));
    Artifacts artifacts = new Artifacts(file, new FolderArtifacts(vertx));
    UploadBarrier none =
        new UploadBarrier(
            () -> {
              waits.incrementAndGet();
              return Future.succeededFuture(0L);
            });
    DownloadAnswer answer = new DownloadAnswer(new SettledArtifacts(none, artifacts));
    Router router = Router.router(vertx);
    new EndpointRoutes(router, 1_000)
        .mount(Map.of(ApiCall.DOWNLOAD_ARTIFACT, new DownloadArtifactEndpoint(locations, answer)));
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
    vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private HttpResponse<String> get(String... headers) throws IOException, InterruptedException {
    String path = "/api/2.0/mlflow-artifacts/artifacts/a.txt";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void ifRange_fileReplacedAfterItWasJudged_sendsTheWholeOfTheNewOne() throws Exception {
    file.versions.addAll(List.of("a", "b", "b", "b"));

    HttpResponse<String> answer = get("Range", "bytes=4-5", "If-Range", "\"a\"");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("b".repeat(10));
    assertThat(answer.headers().firstValue("ETag")).contains("\"b\"");
    assertThat(file.abandoned).hasValue(1);
    assertThat(waits).hasValue(1);
  }

  @Test
  void ifMatch_fileReplacedAfterItWasJudged_fails() throws Exception {
    file.versions.addAll(List.of("a", "b", "b"));

    assertThat(get("If-Match", "\"a\"").statusCode()).isEqualTo(412);
  }

  @Test
  void ifRange_fileAsItWas_sendsThePart() throws Exception {
    file.versions.addAll(List.of("a", "a"));

    HttpResponse<String> answer = get("Range", "bytes=4-5", "If-Range", "\"a\"");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo("aa");
  }

  @Test
  void ifMatch_storeThatNamesAnotherVersionEachTime_isToldToWait() throws Exception {
    file.versions.addAll(List.of("a", "b", "a", "b", "a", "b", "a", "b"));

    HttpResponse<String> answer = get("If-Match", "\"a\"");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void download_sourceBreaksBeforeItsFirstByte_isAnErrorOfItsOwnLength() throws Exception {
    file.versions.add(BROKEN);

    HttpResponse<String> answer = get();

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("\"error_code\":\"INTERNAL_ERROR\"");
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
  }
}
