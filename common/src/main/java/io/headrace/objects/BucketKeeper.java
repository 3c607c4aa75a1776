package io.headrace.objects;

import io.headrace.error.HeadraceException;
import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the bucket is there: makes it when it is missing, looks again from time to time,
 * and knows in words what is wrong. Several instances may do so at once.
 */
final class BucketKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(BucketKeeper.class);
  private static final long FIRST_RETRY_MILLIS = 100;
  private static final long LONGEST_RETRY_MILLIS = 2_000;
  private static final long LOOK_AGAIN_MILLIS = 5_000;

  /** What S3 servers say when another instance was faster. */
  private static final Set<String> MADE_BY_ANOTHER =
      Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists", "OperationAborted");

  private final Vertx vertx;
  private final StoreCalls calls;
  private final String bucket;
  private final Promise<Void> ready = Promise.promise();
  private volatile Supplier<Future<Void>> whenMissing = this::make;
  private volatile String missing = "the S3 store has not been asked yet";
  private volatile boolean stopped;

  BucketKeeper(Vertx vertx, StoreCalls calls, String bucket) {
    this.vertx = vertx;
    this.calls = calls;
    this.bucket = bucket;
  }

  /** Completes when the bucket is there; tries until then. */
  Future<Void> start() {
    look(FIRST_RETRY_MILLIS);
    return ready.future();
  }

  /** The same, but makes no bucket: fails when it is missing. */
  Future<Void> startExisting() {
    whenMissing = this::refuse;
    return start();
  }

  private Future<Void> refuse() {
    HeadraceException refusal =
        HeadraceException.notFound(
            "There is no such installation: the S3 store has no bucket " + bucket + ".");
    if (ready.tryFail(refusal)) {
      stopped = true;
    }
    return Future.failedFuture(refusal);
  }

  /** What is wrong with the store, in words; empty when nothing is. */
  Optional<String> missing() {
    return Optional.ofNullable(missing);
  }

  void stop() {
    stopped = true;
    ready.tryFail("stopped");
  }

  private void look(long retryMillis) {
    if (stopped) {
      return;
    }
    exists()
        .compose(exists -> exists ? Future.succeededFuture() : whenMissing.get())
        .onSuccess(there -> found())
        .onFailure(failure -> lost(failure, retryMillis));
  }

  private Future<Boolean> exists() {
    return calls.call(
        client -> client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build()));
  }

  private Future<Void> make() {
    return calls
        .call(client -> client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build()))
        .onSuccess(made -> LOG.info("Made the bucket {}", bucket))
        .<Void>mapEmpty()
        .recover(
            failure ->
                failure instanceof S3Refusal refusal && MADE_BY_ANOTHER.contains(refusal.code())
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }

  private void found() {
    if (missing != null && ready.future().isComplete()) {
      LOG.info("The S3 store answers again");
    }
    missing = null;
    ready.tryComplete();
    again(LOOK_AGAIN_MILLIS, FIRST_RETRY_MILLIS);
  }

  private void lost(Throwable failure, long retryMillis) {
    String words =
        failure instanceof S3Refusal refusal
            ? "the S3 store refuses the bucket " + bucket + ": " + refusal.getMessage()
            : "the S3 store does not answer: " + failure.getMessage();
    if (!words.equals(missing) && !stopped) {
      LOG.warn("Artifacts are unavailable: {}", words);
    }
    missing = words;
    again(retryMillis, Math.min(retryMillis * 2, LONGEST_RETRY_MILLIS));
  }

  private void again(long waitMillis, long retryMillis) {
    vertx.setTimer(waitMillis, timer -> look(retryMillis));
  }
}
