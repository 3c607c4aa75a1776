package io.headrace.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreFailuresTest {

  private final StoreFailures failures = new StoreFailures("ours");

  @ParameterizedTest
  @CsvSource({
    "404, NoSuchKey, ours, RESOURCE_DOES_NOT_EXIST",
    "404, '', ours, RESOURCE_DOES_NOT_EXIST",
    "404, NoSuchBucket, ours, TEMPORARILY_UNAVAILABLE",
    "404, NoSuchBucket, theirs, RESOURCE_DOES_NOT_EXIST",
    "403, InvalidAccessKeyId, ours, TEMPORARILY_UNAVAILABLE",
    "403, AccessDenied, theirs, PERMISSION_DENIED",
    "400, XMinioInvalidObjectName, ours, INVALID_PARAMETER_VALUE",
    "400, EntityTooLarge, ours, REQUEST_TOO_LARGE",
    "429, SlowDown, ours, TEMPORARILY_UNAVAILABLE",
    "500, InternalError, ours, TEMPORARILY_UNAVAILABLE",
    "503, SlowDown, ours, TEMPORARILY_UNAVAILABLE",
  })
  void explain_refusal_isTheClientsOrTheOperatorsToMend(
      int status, String s3Code, String bucket, ErrorCode code) {
    S3Refusal refusal = new S3Refusal(status, s3Code, "no");

    assertThat(failures.explain(new ObjectKey(bucket, "x"), refusal).code()).isEqualTo(code);
  }

  @Test
  void explain_noAnswer_isTemporary() {
    Throwable refused = new CompletionException(new ConnectException("refused"));

    HeadraceException explained = failures.explain(new ObjectKey("ours", "x"), refused);

    assertThat(explained.code()).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);
    assertThat(explained).hasCauseInstanceOf(ConnectException.class);
  }

  @Test
  void explain_faultOfOurs_isNotTheStores() {
    HeadraceException explained =
        failures.explain(new ObjectKey("ours", "x"), new NullPointerException("a field"));

    assertThat(explained.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(explained).hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void explain_whatIsExplainedAlready_staysTheSame() {
    HeadraceException known = HeadraceException.invalid("so it is");

    assertThat(failures.explain(new ObjectKey("ours", "x"), known)).isSameAs(known);
  }

  @Test
  void explain_bucketThatTheSdkRefuses_isTheClientsMistake() {
    assertThat(
            failures
                .explain(new ObjectKey("x", "y"), new IllegalArgumentException("bucket name"))
                .code())
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }
}
