package io.headrace.objects;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Says what a failure of the S3 store means for whoever asked.
 *
 * <p>What is the operator's to mend (the store down, wrong keys, our bucket gone) is temporary to a
 * client; what names a wrong thing (no such object, somebody else's bucket) is the client's.
 */
final class StoreFailures {

  /** What S3 calls the client's mistake, and goes well another time. */
  private static final Set<String> PASSING =
      Set.of("RequestTimeout", "OperationAborted", "SlowDown", "BadDigest");

  private final String bucket;

  /**
   * @param bucket the one that we keep
   */
  StoreFailures(String bucket) {
    this.bucket = bucket;
  }

  HeadraceException explain(ObjectKey key, Throwable failure) {
    return explain(key.bucket(), key.name(), failure);
  }

  HeadraceException explain(String bucketAsked, String name, Throwable failure) {
    Throwable cause = unwrap(failure);
    if (cause instanceof HeadraceException known) {
      return known;
    }
    if (cause instanceof S3Refusal refusal) {
      return explain(bucketAsked, name, refusal);
    }
    if (cause instanceof IllegalArgumentException impossible) {
      // The SDK's word for a bucket or name that no store takes.
      return HeadraceException.invalid("Invalid artifact location: " + impossible.getMessage());
    }
    return mayPass(cause)
        ? HeadraceException.unavailable("The S3 store does not answer", cause)
        : new HeadraceException(
            ErrorCode.INTERNAL_ERROR,
            "A request to the S3 store failed for a fault of ours",
            cause);
  }

  /** Whether it comes from the network or the store's client, and may go well another time. */
  private static boolean mayPass(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof TimeoutException
        || cause instanceof VertxException
        || cause instanceof MinioException;
  }

  /** Says that the other side of an upload went away, unless it is known why the upload ended. */
  static HeadraceException uploaderGone(Throwable broken) {
    return broken instanceof HeadraceException known
        ? known
        : new HeadraceException(ErrorCode.BAD_REQUEST, "The upload was broken off half-way");
  }

  /** Says that the store went away while we read from it. */
  static HeadraceException storeGone(Throwable broken) {
    return HeadraceException.unavailable("The S3 store broke off half-way", broken);
  }

  /** Says that the store gives other bytes than were stored. */
  static HeadraceException damaged() {
    return new HeadraceException(
        ErrorCode.INTERNAL_ERROR,
        "The artifact is damaged in the S3 store: its checksum is not that of its bytes");
  }

  /** Says that the store answers, and does not remove one of the objects that it was told to. */
  static HeadraceException kept(String name, String reason) {
    return new HeadraceException(
        ErrorCode.PERMISSION_DENIED, "The S3 store keeps " + name + " (" + reason + ")");
  }

  private HeadraceException explain(String bucketAsked, String name, S3Refusal refusal) {
    boolean ours = bucketAsked.equals(bucket);
    if (refusal.code().equals("NoSuchBucket")) {
      return ours
          ? HeadraceException.unavailable("The bucket " + bucket + " is missing", refusal)
          : HeadraceException.notFound("No such bucket: " + bucketAsked);
    }
    int status = refusal.status();
    if (status == 404) {
      return HeadraceException.notFound("No such artifact: " + name);
    }
    if (status == 401 || status == 403) {
      return ours
          ? HeadraceException.unavailable("The S3 store refuses the configured keys", refusal)
          : new HeadraceException(
              ErrorCode.PERMISSION_DENIED, "The S3 store denies access to " + bucketAsked);
    }
    if (status == 413 || refusal.code().equals("EntityTooLarge")) {
      return new HeadraceException(
          ErrorCode.REQUEST_TOO_LARGE, "The S3 store accepts no object of this size");
    }
    if (status >= 400
        && status < 500
        && status != 408
        && status != 429
        && !PASSING.contains(refusal.code())) {
      return HeadraceException.invalid("The S3 store refuses " + name + ": " + refusal.code());
    }
    return HeadraceException.unavailable(
        "The S3 store fails with " + refusal.code() + " (" + status + ")", refusal);
  }

  /** The failure itself, without what futures wrap around it and without the SDK's own types. */
  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ErrorResponseException refused) {
      return new S3Refusal(
          refused.response().code(),
          refused.errorResponse().code(),
          refused.errorResponse().message());
    }
    if (cause instanceof InvalidResponseException strange) {
      return new S3Refusal(500, "", "the answer is not S3's: " + strange.getMessage());
    }
    if (cause instanceof ServerException failed) {
      return new S3Refusal(failed.statusCode(), "", failed.getMessage());
    }
    return cause;
  }
}
