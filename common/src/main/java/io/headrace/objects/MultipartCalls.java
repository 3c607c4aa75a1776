package io.headrace.objects;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.Http;
import io.minio.messages.Part;
import io.vertx.core.Future;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends multipart uploads. */
final class MultipartCalls {

  private static final Logger LOG = LoggerFactory.getLogger(MultipartCalls.class);

  private final StoreCalls calls;

  MultipartCalls(StoreCalls calls) {
    this.calls = calls;
  }

  Future<MultipartUpload> create(ObjectKey key) {
    return create(key, new Http.Headers());
  }

  /** Begins an upload whose parts all have their CRC-32C. */
  Future<MultipartUpload> createWithChecksums(ObjectKey key) {
    return create(key, new Http.Headers(Map.of("x-amz-checksum-algorithm", "CRC32C")));
  }

  private Future<MultipartUpload> create(ObjectKey key, Http.Headers headers) {
    return calls
        .call(
            client ->
                client.createMultipartUpload(
                    CreateMultipartUploadArgs.builder()
                        .bucket(key.bucket())
                        .object(key.name())
                        .headers(headers)
                        .build()))
        .map(created -> new MultipartUpload(key, created.result().uploadId()));
  }

  /** Makes the object visible; completes with its ETag. */
  Future<String> complete(MultipartUpload upload) {
    return calls
        .call(
            client ->
                client.completeMultipartUpload(
                    CompleteMultipartUploadArgs.builder()
                        .bucket(upload.key().bucket())
                        .object(upload.key().name())
                        .uploadId(upload.id())
                        .parts(upload.parts().toArray(Part[]::new))
                        .build()))
        .map(done -> '"' + done.etag() + '"');
  }

  /** Drops what was uploaded. */
  Future<Void> abort(ObjectKey key, String uploadId) {
    return calls
        .call(
            client ->
                client.abortMultipartUpload(
                    AbortMultipartUploadArgs.builder()
                        .bucket(key.bucket())
                        .object(key.name())
                        .uploadId(uploadId)
                        .build()))
        .mapEmpty();
  }

  /** Drops what was uploaded, then fails with {@code failure}. */
  Future<String> abort(MultipartUpload upload, Throwable failure) {
    return abort(upload.key(), upload.id())
        .onFailure(
            kept ->
                LOG.warn(
                    "The S3 store keeps parts of the broken upload {} of {}: {}",
                    upload.id(),
                    upload.key(),
                    kept.getMessage()))
        .transform(aborted -> Future.failedFuture(failure));
  }
}
