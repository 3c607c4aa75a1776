package io.headrace.objects;

import io.minio.Http;
import io.minio.messages.Part;
import io.vertx.core.Future;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What clients send to the S3 store, or fetch from it, without our seeing the bytes: by URLs that
 * are signed in advance. To be called, and fails, as {@link ObjectStore} says.
 */
public final class DirectTransfers {

  private static final int NOT_FOUND = 404;

  private final RequestSigner signer;
  private final MultipartCalls multipart;
  private final Function<ObjectKey, Future<ObjectHead>> head;
  private final StoreFailures failures;

  /**
   * @param signer for the endpoint by which clients reach the store
   * @param head reads what is known of an object
   */
  DirectTransfers(
      RequestSigner signer,
      MultipartCalls multipart,
      Function<ObjectKey, Future<ObjectHead>> head,
      StoreFailures failures) {
    this.signer = signer;
    this.multipart = multipart;
    this.head = head;
    this.failures = failures;
  }

  /** The URL of an object's bytes, for GET. */
  public String download(ObjectKey key, Duration validity) {
    return presign(Http.Method.GET, key, Map.of(), validity);
  }

  /** The URL under which PUT makes an object, in place of what is there. */
  public String upload(ObjectKey key, Duration validity) {
    return presign(Http.Method.PUT, key, Map.of(), validity);
  }

  /**
   * Begins an upload in parts; completes with its id. Nothing is seen of it before it is completed.
   */
  public Future<String> begin(ObjectKey key) {
    return explained(key, multipart.create(key).map(MultipartUpload::id));
  }

  /**
   * The URL under which PUT stores a part.
   *
   * @param number from 1 to 10,000
   */
  public String part(ObjectKey key, String uploadId, int number, Duration validity) {
    return presign(
        Http.Method.PUT,
        key,
        Map.of("uploadId", uploadId, "partNumber", Integer.toString(number)),
        validity);
  }

  /**
   * Makes the object of its parts. Once more, as after an answer that was lost, it succeeds as it
   * did.
   *
   * @param etags by which the store has acknowledged the parts, those of part 1 first
   */
  public Future<Void> complete(ObjectKey key, String uploadId, List<String> etags) {
    MultipartUpload upload = new MultipartUpload(key, uploadId);
    etags.forEach(upload::add);
    return explained(
        key,
        multipart
            .complete(upload)
            .<Void>mapEmpty()
            .recover(
                failure ->
                    isUnknownUpload(failure)
                        ? unlessDone(key, upload.parts(), failure)
                        : Future.failedFuture(failure)));
  }

  private Future<Void> unlessDone(ObjectKey key, List<Part> parts, Throwable failure) {
    Optional<String> etag = etagOf(parts);
    return head.apply(key)
        .recover(
            unseen ->
                Future.failedFuture(
                    unseen instanceof S3Refusal refusal && refusal.status() == NOT_FOUND
                        ? failure
                        : unseen))
        .compose(
            found ->
                etag.isPresent() && found.etag().equals(etag)
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }

  /** S3's ETag of an object made of parts: the MD5 of their MD5s, and how many they are. */
  private static Optional<String> etagOf(List<Part> parts) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      for (Part part : parts) {
        md5.update(HexFormat.of().parseHex(part.etag()));
      }
      String hash = HexFormat.of().formatHex(md5.digest());
      return Optional.of('"' + hash + "-" + parts.size() + '"');
    } catch (NoSuchAlgorithmException | IllegalArgumentException e) {
      // A store whose parts have other ETags.
      return Optional.empty();
    }
  }

  /** Ends an upload in parts without an object; one that is not there is not missed. */
  public Future<Void> abort(ObjectKey key, String uploadId) {
    return explained(
        key,
        multipart
            .abort(key, uploadId)
            .recover(
                failure ->
                    isUnknownUpload(failure)
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure)));
  }

  private static boolean isUnknownUpload(Throwable failure) {
    return failure instanceof S3Refusal refusal && refusal.code().equals("NoSuchUpload");
  }

  private String presign(
      Http.Method method, ObjectKey key, Map<String, String> query, Duration validity) {
    try {
      return signer.presign(method, key, query, validity);
    } catch (IllegalArgumentException e) {
      throw failures.explain(key, e);
    }
  }

  private <T> Future<T> explained(ObjectKey key, Future<T> asked) {
    return asked.recover(failure -> Future.failedFuture(failures.explain(key, failure)));
  }
}
