package io.headrace.objects;

import io.headrace.async.Repetition;
import io.minio.ListMultipartUploadsArgs;
import io.minio.messages.ListMultipartUploadsResult;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds uploads in parts that nobody will complete any more, and drops what the store has of them:
 * it would keep, and charge for, their parts for ever. Several instances may do so at once.
 */
final class AbandonedUploads {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedUploads.class);
  private static final int UPLOADS_IN_A_PAGE = 1_000;

  private final StoreCalls calls;
  private final MultipartCalls multipart;
  private final String bucket;
  private final Clock clock;

  AbandonedUploads(StoreCalls calls, MultipartCalls multipart, String bucket, Clock clock) {
    this.calls = calls;
    this.multipart = multipart;
    this.bucket = bucket;
    this.clock = clock;
  }

  /** Drops those that began {@code age} ago or earlier; how many they were. */
  Future<Integer> drop(Duration age) {
    Sweep sweep = new Sweep(clock.instant().minus(age));
    return Repetition.whileTrue(sweep::page).map(done -> sweep.dropped);
  }

  private final class Sweep {
    private final Instant until;
    private String keyMarker = "";
    private String uploadIdMarker = "";
    private int dropped;

    Sweep(Instant until) {
      this.until = until;
    }

    /** Answers whether there is another. */
    Future<Boolean> page() {
      return calls
          .call(
              client ->
                  client.listMultipartUploads(
                      ListMultipartUploadsArgs.builder()
                          .bucket(bucket)
                          .maxUploads(UPLOADS_IN_A_PAGE)
                          .keyMarker(keyMarker.isEmpty() ? null : keyMarker)
                          .uploadIdMarker(uploadIdMarker.isEmpty() ? null : uploadIdMarker)
                          .build()))
          .compose(listed -> drop(listed.result()));
    }

    private Future<Boolean> drop(ListMultipartUploadsResult page) {
      keyMarker = page.nextKeyMarker();
      uploadIdMarker = page.nextUploadIdMarker();
      List<ListMultipartUploadsResult.Upload> old =
          page.uploads().stream()
              .filter(upload -> !upload.initiated().toInstant().isAfter(until))
              .toList();
      return Future.join(old.stream().map(this::drop).toList()).map(page.isTruncated());
    }

    private Future<Void> drop(ListMultipartUploadsResult.Upload upload) {
      return multipart
          .abort(new ObjectKey(bucket, upload.objectName()), upload.uploadId())
          .onSuccess(
              gone -> {
                dropped++;
                LOG.info(
                    "Dropped the upload of {}, which began at {} and was never completed",
                    upload.objectName(),
                    upload.initiated());
              })
          // Another instance was faster, or its client after all; the others are looked at anyway.
          .recover(
              failure -> {
                LOG.info("Not dropped, {}: {}", upload.objectName(), failure.getMessage());
                return Future.succeededFuture();
              });
    }
  }
}
