package io.headrace.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathConflictTest {

  private static final ObjectKey KEY = new ObjectKey("bucket", "a/b");

  private final List<String> lookedAt = new ArrayList<>();

  /** In a store where "a" is a file. */
  private final PathConflict conflicts =
      new PathConflict(
          key -> {
            lookedAt.add(key.name());
            return Future.succeededFuture(
                new ObjectHead(1, Optional.empty(), Instant.EPOCH, Optional.empty()));
          },
          key -> Future.succeededFuture(new FolderPage(List.of(), Optional.empty())));

  @Test
  void explainWrite_refusalThatMayBeOfThePath_namesTheFileInTheWay() {
    Throwable explained =
        conflicts.explainWrite(KEY, new S3Refusal(500, "InternalError", "no")).cause();

    assertThat(HeadraceException.is(explained, ErrorCode.INVALID_PARAMETER_VALUE)).isTrue();
    assertThat(explained).hasMessageContaining("a is a file");
  }

  /** Where "a" and "a/b" may both be, a busy store must not look like a wrong request. */
  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 503})
  void explainWrite_refusalForAnotherReason_staysAndCostsNoLook(int status) {
    S3Refusal refusal = new S3Refusal(status, "SlowDown", "no");

    assertThat(conflicts.explainWrite(KEY, refusal).cause()).isSameAs(refusal);
    assertThat(lookedAt).isEmpty();
  }

  @Test
  void explainWrite_nameThatS3ProxyHasNoRoomFor_isRefused() {
    ObjectKey longName = new ObjectKey("bucket", "y".repeat(219));
    S3Refusal ofS3Proxy =
        new S3Refusal(500, "InternalError", "An internal error occurred. Try again.");
    S3Refusal ofS3 =
        new S3Refusal(500, "InternalError", "We encountered an internal error. Please try again.");

    assertThat(conflicts.explainWrite(longName, ofS3Proxy).cause())
        .hasMessageContaining("more than 218 bytes");
    assertThat(conflicts.explainWrite(longName, ofS3).cause()).isSameAs(ofS3);
  }
}
