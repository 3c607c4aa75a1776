package io.headrace.objects;

import io.headrace.config.ObjectStoreSettings;
import io.minio.Http;
import io.minio.RemoveObjectArgs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An S3 store and the bucket in it that is ours. Other buckets can be read with the same keys.
 *
 * <p>To be called from a Vert.x context; futures complete on it and nothing blocks. They fail with
 * {@link io.headrace.error.HeadraceException} only: {@code RESOURCE_DOES_NOT_EXIST} for a missing
 * object, {@code TEMPORARILY_UNAVAILABLE} while the store does not answer.
 */
public final class ObjectStore {

  /** The most that S3 takes in one request. */
  private static final long LARGEST_SINGLE_PUT = 5L << 30;

  private static final int NAMES_IN_A_PAGE = 1000;
  private static final Map<String, String> WITH_CHECKSUM = Map.of("x-amz-checksum-mode", "ENABLED");

  private final String bucket;
  private final StoreCalls calls;
  private final SignedRequests requests;
  private final StreamedPut streamedPut;
  private final BufferedPut bufferedPut;
  private final FolderList folders;
  private final FolderRemoval folderRemoval;
  private final BucketKeeper keeper;
  private final StoreFailures failures;
  private final PathConflict conflicts;
  private final AbandonedUploads abandonedUploads;
  private final Optional<DirectTransfers> direct;

  public ObjectStore(Vertx vertx, ObjectStoreSettings settings) {
    this.bucket = settings.bucket();
    this.calls = new StoreCalls(vertx, settings);
    Clock clock = Clock.systemUTC();
    this.requests =
        new SignedRequests(vertx, new RequestSigner(settings.endpoint(), settings, clock));
    this.streamedPut = new StreamedPut(requests);
    MultipartCalls multipart = new MultipartCalls(calls);
    this.bufferedPut = new BufferedPut(streamedPut, multipart);
    this.abandonedUploads = new AbandonedUploads(calls, multipart, bucket, clock);
    this.folders = new FolderList(calls, NAMES_IN_A_PAGE);
    this.folderRemoval = new FolderRemoval(calls);
    this.keeper = new BucketKeeper(vertx, calls, bucket);
    this.failures = new StoreFailures(bucket);
    this.conflicts =
        new PathConflict(
            this::readHead, key -> folders.list(key.bucket(), key.name() + "/", Optional.empty()));
    this.direct =
        settings
            .publicEndpoint()
            .map(endpoint -> new RequestSigner(endpoint, settings, clock))
            .map(signer -> new DirectTransfers(signer, multipart, this::readHead, failures));
  }

  /** The bucket that is made when it is missing. */
  public String bucket() {
    return bucket;
  }

  /** Completes when the store answers and the bucket is there; tries until then. */
  public Future<Void> start() {
    return keeper.start();
  }

  /**
   * The same, but makes no bucket: for who works at what others have made. Fails with {@code
   * RESOURCE_DOES_NOT_EXIST} when it is not there.
   */
  public Future<Void> startExisting() {
    return keeper.startExisting();
  }

  /** What is wrong with the store, in words; empty when nothing is. */
  public Optional<String> missing() {
    return keeper.missing();
  }

  public Future<Void> stop() {
    keeper.stop();
    return requests.close().eventually(calls::close);
  }

  /**
   * Stores a stream under {@code key}, in place of what was there. The object is seen whole or not
   * at all: when the stream fails, or the store does, what was there stays.
   *
   * @param bytes paused; drained when the store fails
   * @param length in bytes, or negative when it is not known
   * @return the ETag
   */
  public Future<String> put(ObjectKey key, ReadStream<Buffer> bytes, long length) {
    ReadStream<Buffer> source = ExplainedStream.ofUploader(bytes);
    Future<String> stored =
        length > BufferedPut.TINY && length <= LARGEST_SINGLE_PUT
            ? streamedPut.put(key, source, length)
            : bufferedPut.put(key, source, length);
    return explained(key, stored.recover(failure -> conflicts.explainWrite(key, failure)));
  }

  /** Stores what is in memory; see the other. */
  public Future<String> put(ObjectKey key, Buffer bytes) {
    List<Buffer> all = List.of(bytes);
    return explained(
        key,
        streamedPut
            .put(key, Map.of(), all, bytes.length(), Crc32c.of(all))
            .recover(failure -> conflicts.explainWrite(key, failure)));
  }

  /**
   * Opens an object for reading.
   *
   * @param range an HTTP Range; one that the object does not reach is ignored, as HTTP allows
   */
  public Future<ObjectContent> get(ObjectKey key, Optional<String> range) {
    return explained(
        key,
        ask(Http.Method.GET, key, range)
            .map(ObjectStore::content)
            .recover(
                failure ->
                    range.isPresent() && status(failure) == 416
                        ? get(key, Optional.empty())
                        : conflicts.explainRead(key, failure)));
  }

  public Future<ObjectHead> head(ObjectKey key) {
    return explained(key, readHead(key).recover(failure -> conflicts.explainRead(key, failure)));
  }

  /**
   * One page of what is directly in a folder, by name; empty when there is no such folder.
   *
   * @param folder the folder's name without a slash behind it, empty for the bucket itself
   * @param token of the page before
   */
  public Future<FolderPage> list(String bucketAsked, String folder, Optional<String> token) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return folders
        .list(bucketAsked, prefix, token)
        .recover(failure -> Future.failedFuture(failures.explain(bucketAsked, folder, failure)));
  }

  /** Removes an object; one that is not there is not missed. */
  public Future<Void> remove(ObjectKey key) {
    return explained(
        key,
        calls.call(
            client ->
                client.removeObject(
                    RemoveObjectArgs.builder().bucket(key.bucket()).object(key.name()).build())));
  }

  /**
   * Removes all that is in a folder, at any depth and however much; a folder that is not there is
   * not missed. What is removed before it fails stays so. Fails with {@code PERMISSION_DENIED} when
   * the store answers and keeps an object, such as one under retention.
   *
   * @param folder the folder's name without a slash behind it; never the bucket itself
   * @param removed told of some objects at a time
   */
  public Future<Void> removeFolder(String bucketAsked, String folder, Consumer<Removed> removed) {
    if (folder.isEmpty()) {
      throw new IllegalArgumentException("A whole bucket is never removed");
    }
    return folderRemoval
        .remove(bucketAsked, folder + "/", removed)
        .recover(failure -> Future.failedFuture(failures.explain(bucketAsked, folder, failure)));
  }

  /** What clients may do with the store themselves; empty where they do not reach it. */
  public Optional<DirectTransfers> direct() {
    return direct;
  }

  /**
   * Drops the parts of uploads into our bucket that began {@code age} ago or earlier and are not
   * completed.
   *
   * @return how many uploads they were of
   */
  public Future<Integer> dropAbandonedUploads(Duration age) {
    return abandonedUploads
        .drop(age)
        .recover(failure -> Future.failedFuture(failures.explain(bucket, "", failure)));
  }

  private Future<ObjectHead> readHead(ObjectKey key) {
    return ask(Http.Method.HEAD, key, Optional.empty())
        .onSuccess(HttpClientResponse::resume)
        .map(ObjectStore::headOf);
  }

  /**
   * Asks for an object, and once more when the connection breaks before the answer: a store may
   * close one that was kept just as it is used again.
   */
  private Future<HttpClientResponse> ask(
      Http.Method method, ObjectKey key, Optional<String> range) {
    return askOnce(method, key, range)
        .recover(
            failure ->
                isBrokenConnection(failure)
                    ? askOnce(method, key, range)
                    : Future.failedFuture(failure));
  }

  private Future<HttpClientResponse> askOnce(
      Http.Method method, ObjectKey key, Optional<String> range) {
    return requests
        .open(method, key, Map.of(), WITH_CHECKSUM)
        .compose(request -> send(request, range));
  }

  private static boolean isBrokenConnection(Throwable failure) {
    return failure instanceof HttpClosedException
        || (failure instanceof IOException && !(failure instanceof ConnectException));
  }

  private static Future<HttpClientResponse> send(
      HttpClientRequest request, Optional<String> range) {
    range.ifPresent(part -> request.putHeader("Range", part));
    return request.send().compose(SignedRequests::expectSuccess);
  }

  private static ObjectContent content(HttpClientResponse response) {
    ObjectHead head = headOf(response);
    Optional<String> range = Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_RANGE));
    ExplainedStream bytes = new ExplainedStream(response, StoreFailures::storeGone);
    return new ObjectContent(
        head,
        range,
        range.isEmpty() && head.crc32c().isPresent()
            ? new VerifiedStream(bytes, head.crc32c().get())
            : bytes,
        () -> response.request().reset());
  }

  /** A store, or what stands before it, may leave out what S3 always says. */
  private static ObjectHead headOf(HttpClientResponse response) {
    try {
      return parseHead(response);
    } catch (NumberFormatException | DateTimeException | NullPointerException e) {
      response.request().reset();
      throw new S3Refusal(500, "", "the head of its answer is not S3's: " + e.getMessage());
    }
  }

  private static ObjectHead parseHead(HttpClientResponse response) {
    return new ObjectHead(
        Long.parseLong(response.getHeader(HttpHeaders.CONTENT_LENGTH)),
        Optional.ofNullable(response.getHeader(HttpHeaders.ETAG)),
        ZonedDateTime.parse(
                response.getHeader(HttpHeaders.LAST_MODIFIED), DateTimeFormatter.RFC_1123_DATE_TIME)
            .toInstant(),
        crc32c(response));
  }

  /** Of all bytes of the object; a checksum of the checksums of its parts says nothing to us. */
  private static Optional<String> crc32c(HttpClientResponse response) {
    return Optional.ofNullable(response.getHeader(Crc32c.HEADER))
        .filter(checksum -> checksum.length() == Crc32c.ENCODED_LENGTH)
        .filter(checksum -> !"COMPOSITE".equals(response.getHeader("x-amz-checksum-type")));
  }

  private static int status(Throwable failure) {
    return failure instanceof S3Refusal refusal ? refusal.status() : 0;
  }

  private <T> Future<T> explained(ObjectKey key, Future<T> asked) {
    return asked.recover(failure -> Future.failedFuture(failures.explain(key, failure)));
  }
}
