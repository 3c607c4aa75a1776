package io.headrace.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.config.ObjectStoreSettings;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store may say to a removal, told by a scripted one that has two objects in a folder. */
@Timeout(20)
final class FolderRemovalTest {

  private static final String ALL_REMOVED = "<DeleteResult></DeleteResult>";

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Removed> removed = Collections.synchronizedList(new ArrayList<>());
  private volatile int removalStatus = 200;
  private volatile String removalAnswer = ALL_REMOVED;
  private ObjectStore store;

  @BeforeEach
  void start() {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
    store =
        new ObjectStore(
            vertx,
            new ObjectStoreSettings(
                URI.create("http://127.0.0.1:" + port),
                Optional.empty(),
                "us-east-1",
                "nobody",
                "nothing",
                "ours"));
  }

  @AfterEach
  void stop() {
    store.stop().await();
    vertx.close().await();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDenied", "InternalError", "MethodNotAllowed"})
  void removeFolder_objectThatIsKept_isToldAndTheOtherIsGone(String code) {
    removalAnswer =
        "<DeleteResult><Error><Key>d/b</Key><Code>%s</Code><Message>Not yet.</Message></Error></DeleteResult>"
            .formatted(code);

    assertFails(ErrorCode.PERMISSION_DENIED)
        .hasMessage("The S3 store keeps d/b (" + code + ": Not yet.)");
    assertThat(removed).containsExactly(new Removed(1, 7));
  }

  @Test
  void removeFolder_objectThatIsThereAgainAndAgain_isToldAndNotAskedForEver() {
    assertFails(ErrorCode.PERMISSION_DENIED)
        .hasMessage("The S3 store keeps d/a (it is there again once it is removed)");
    assertThat(removed).containsExactly(new Removed(2, 12));
    assertThat(requests).as("two lists and a removal").hasValue(3);
  }

  @ParameterizedTest
  @CsvSource({
    "403, The S3 store refuses the configured keys",
    "500, The S3 store fails with Any (500)"
  })
  void removeFolder_requestThatIsRefused_isTemporary(int status, String words) {
    removalStatus = status;
    removalAnswer = "<Error><Code>Any</Code><Message>No.</Message></Error>";

    assertFails(ErrorCode.TEMPORARILY_UNAVAILABLE).hasMessage(words);
    assertThat(removed).isEmpty();
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertFails(ErrorCode code) {
    Promise<Void> done = Promise.promise();
    vertx.runOnContext(
        now ->
            Future.succeededFuture()
                .compose(begun -> store.removeFolder("ours", "d", removed::add))
                .onComplete(done));
    return assertThatThrownBy(() -> done.future().await())
        .isInstanceOf(HeadraceException.class)
        .satisfies(
            failure ->
                assertThat(HeadraceException.is(failure, code))
                    .as(failure + " by " + failure.getCause())
                    .isTrue());
  }

  private void answer(HttpServerRequest request) {
    String query = request.query() == null ? "" : request.query();
    if (query.startsWith("location")) {
      answer(request, 200, "<LocationConstraint></LocationConstraint>");
      return;
    }
    requests.incrementAndGet();
    if (query.startsWith("delete")) {
      answer(request, removalStatus, removalAnswer);
    } else {
      answer(request, 200, listing());
    }
  }

  private static String listing() {
    return "<ListBucketResult><Name>ours</Name><IsTruncated>false</IsTruncated>"
        + entry("d/a", 7)
        + entry("d/b", 5)
        + "</ListBucketResult>";
  }

  private static String entry(String name, int size) {
    return """
    <Contents><Key>%s</Key><Size>%d</Size>
    <LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>
    """
        .formatted(name, size);
  }

  private static void answer(HttpServerRequest request, int status, String xml) {
    request
        .body()
        .onSuccess(
            read ->
                request
                    .response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/xml")
                    .end(xml));
  }
}
