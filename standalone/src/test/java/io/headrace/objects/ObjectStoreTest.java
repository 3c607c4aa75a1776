package io.headrace.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.headrace.async.Lanes;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.standalone.backend.SharedBackends;
import io.minio.ListMultipartUploadsArgs;
import io.minio.MinioAsyncClient;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rest of the house may expect of the object store, held against the embedded S3. */
@ExtendWith(SharedBackends.class)
@Timeout(120)
final class ObjectStoreTest {

  private static final long UNKNOWN = -1;
  private static final long MEBIBYTE = 1L << 20;
  private static final Collector<Buffer, ?, byte[]> BYTES =
      Collector.of(Buffer::buffer, Buffer::appendBuffer, Buffer::appendBuffer, Buffer::getBytes);

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final ObjectStoreSettings settings;
  private final ObjectStore store;

  ObjectStoreTest(SharedBackends backends) {
    settings = ObjectStoreSettings.from(backends.freshNamespace());
    store = new ObjectStore(vertx, settings);
  }

  @BeforeEach
  void start() {
    store.start().await();
  }

  @AfterEach
  void stop() {
    store.stop().await();
    vertx.close().await();
  }

  @Test
  void start_severalAtOnceWithoutABucket_allAreReady() {
    ObjectStoreSettings fresh =
        new ObjectStoreSettings(
            settings.endpoint(),
            settings.publicEndpoint(),
            settings.region(),
            settings.accessKey(),
            settings.secretKey(),
            settings.bucket() + "-2");
    List<ObjectStore> stores =
        IntStream.range(0, 5).mapToObj(i -> new ObjectStore(vertx, fresh)).toList();

    Future.all(stores.stream().map(ObjectStore::start).toList()).await();

    assertThat(stores).allSatisfy(started -> assertThat(started.missing()).isEmpty());
    stores.forEach(started -> started.stop().await());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 65_536, 3 * MEBIBYTE + 17})
  void put_knownLength_givesTheSameBytesBack(long length) {
    put("known", length, length);

    assertThat(read("known")).isEqualTo(PatternStream.bytes(0, length));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 65_536, 65_537, 5 * MEBIBYTE, 10 * MEBIBYTE, 12 * MEBIBYTE + 17})
  void put_unknownLength_givesTheSameBytesBack(long length) {
    put("unknown", length, UNKNOWN);

    assertThat(read("unknown")).isEqualTo(PatternStream.bytes(0, length));
    assertThat(unfinishedUploads()).isZero();
  }

  @Test
  void put_again_replacesWhatWasThere() {
    put("twice", 100, 100);
    put("twice", 10, UNKNOWN);

    assertThat(read("twice")).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3 * MEBIBYTE, 12 * MEBIBYTE})
  void put_streamThatBreaks_leavesWhatWasThereAndNothingElse(long position) {
    put("kept", 10, 10);

    assertFails(() -> putBreaking("kept", position, 100 * MEBIBYTE), ErrorCode.BAD_REQUEST);
    assertFails(() -> putBreaking("kept", position, UNKNOWN), ErrorCode.BAD_REQUEST);
    assertFails(() -> putBreaking("new", position, UNKNOWN), ErrorCode.BAD_REQUEST);

    assertThat(read("kept")).hasSize(10);
    assertThat(names("")).containsExactly("kept");
    assertThat(unfinishedUploads()).isZero();
  }

  @Test
  void put_manyAtOnce_keepsEachWhole() {
    List<Integer> numbers = IntStream.range(0, 16).boxed().toList();

    on(() -> Future.all(numbers.stream().map(this::putNumbered).toList()));

    for (int number : numbers) {
      assertThat(read("many/" + number)).hasSize((int) MEBIBYTE + number);
    }
  }

  private Future<String> putNumbered(int number) {
    long length = MEBIBYTE + number;
    return store.put(
        key("many/" + number), PatternStream.of(vertx, length), number % 2 == 0 ? length : UNKNOWN);
  }

  /** S3 knows no folders and takes such names; stores that keep objects as files cannot. */
  @ParameterizedTest
  @ValueSource(strings = {"folder/file/below", "folder"})
  void put_throughAFileOrOverAFolder_isStoredOrTheClientsMistake(String name) {
    put("folder/file", 1, 1);

    Throwable refusal = catchThrowable(() -> put(name, 2, UNKNOWN));

    if (refusal == null) {
      assertThat(read(name)).hasSize(2);
    } else {
      assertFails(() -> put(name, 2, 2), ErrorCode.INVALID_PARAMETER_VALUE);
    }
    assertThat(read("folder/file")).hasSize(1);
  }

  /** Then the store may close the connection before it has read all, and its answer is lost. */
  @Test
  void put_throughAFileWithALargeBody_isStoredOrTheClientsMistake() {
    put("file", 1, 1);

    for (int size : new int[] {50_000, 1_000_000, 6_000_000}) {
      for (int attempt = 0; attempt < 5; attempt++) {
        Throwable refusal = catchThrowable(() -> put("file/below", size, size));
        if (refusal != null) {
          assertThat(refusal.getMessage()).contains("Invalid path: file is a file, not a folder");
        }
      }
    }
  }

  @Test
  void get_range_givesThatPart() {
    put("parts", 1000, 1000);

    ObjectContent part = on(() -> store.get(key("parts"), Optional.of("bytes=10-19")));

    assertThat(part.contentRange()).contains("bytes 10-19/1000");
    assertThat(part.head().size()).isEqualTo(10);
    assertThat(read(part)).isEqualTo(PatternStream.bytes(10, 20));
  }

  @Test
  void get_rangeBehindTheEnd_givesTheWhole() {
    put("parts", 10, 10);

    ObjectContent whole = on(() -> store.get(key("parts"), Optional.of("bytes=10-")));

    assertThat(whole.contentRange()).isEmpty();
    assertThat(read(whole)).hasSize(10);
  }

  @Test
  void getAndHead_missing_doNotExist() {
    put("folder/file", 1, 1);

    for (String name : List.of("nothing", "folder", "folder/file/below")) {
      assertFails(
          () -> on(() -> store.get(key(name), Optional.empty())),
          ErrorCode.RESOURCE_DOES_NOT_EXIST);
      assertFails(() -> on(() -> store.head(key(name))), ErrorCode.RESOURCE_DOES_NOT_EXIST);
    }
  }

  @Test
  void get_anotherBucketThatIsMissing_doesNotExist() {
    ObjectKey elsewhere = new ObjectKey(settings.bucket() + "-none", "x");

    assertFails(
        () -> on(() -> store.get(elsewhere, Optional.empty())), ErrorCode.RESOURCE_DOES_NOT_EXIST);
  }

  @Test
  void head_object_tellsSizeTagAndTime() {
    String etag = put("told", 42, 42);

    ObjectHead head = on(() -> store.head(key("told")));

    assertThat(head.size()).isEqualTo(42);
    assertThat(head.etag()).contains(etag);
    assertThat(etag).startsWith("\"").endsWith("\"");
    assertThat(head.lastModified()).isNotNull();
  }

  @Test
  void list_folder_hasOneLevelByName() {
    for (String name : List.of("d/b", "d/a b+%ü", "d/c/x", "d/c/y", "da", "d-a/x")) {
      put(name, 7, 7);
    }

    assertThat(page("d").entries())
        .containsExactly(
            new FolderEntry("a b+%ü", false, 7),
            new FolderEntry("b", false, 7),
            new FolderEntry("c", true, 0));
    assertThat(names("")).containsExactly("d", "d-a", "da");
  }

  @Test
  void list_fileOrNothing_isEmpty() {
    put("d/file", 1, 1);

    assertThat(names("d/file")).isEmpty();
    assertThat(names("nothing")).isEmpty();
  }

  @Test
  void list_whileAnUploadIsUnderWay_showsNothingOfIt() {
    PatternStream upload =
        on(() -> Future.succeededFuture(PatternStream.stallingAt(vertx, MEBIBYTE)));
    Future<String> stored =
        on(() -> Future.succeededFuture(store.put(key("d/file"), upload, 2 * MEBIBYTE)));
    upload.stalled().await();

    assertThat(names("d")).isEmpty();

    upload.breakOff();
    assertFails(stored::await, ErrorCode.BAD_REQUEST);
  }

  @Test
  void list_moreThanAPage_goesOnWithTheToken() {
    for (String name : List.of("d/1", "d/2", "d/3/x", "d/4", "d/5")) {
      put(name, 1, 1);
    }
    StoreCalls calls = new StoreCalls(vertx, settings);
    FolderList byThrees = new FolderList(calls, 3);

    FolderPage first = on(() -> byThrees.list(store.bucket(), "d/", Optional.empty()));
    FolderPage second = on(() -> byThrees.list(store.bucket(), "d/", first.next()));

    assertThat(first.entries()).extracting(FolderEntry::name).containsExactly("1", "2", "3");
    assertThat(second.entries()).extracting(FolderEntry::name).containsExactly("4", "5");
    assertThat(second.next()).isEmpty();
    calls.close().await();
  }

  @Test
  void list_impossibleBucket_isTheClientsMistake() {
    assertFails(
        () -> on(() -> store.list("x", "", Optional.empty())), ErrorCode.INVALID_PARAMETER_VALUE);
    assertFails(
        () -> on(() -> store.get(new ObjectKey("x", "y"), Optional.empty())),
        ErrorCode.INVALID_PARAMETER_VALUE);
  }

  @Test
  void removeFolder_moreThanARequestTakes_isGoneAndItsNeighboursStay() {
    on(
        () ->
            Lanes.forEach(
                32,
                IntStream.range(0, 1_100).boxed().toList(),
                number ->
                    store
                        .put(key("d/" + number % 7 + "/" + number), PatternStream.of(vertx, 1), 1)
                        .mapEmpty()));
    put("d2/x", 5, 5);
    put("d-a", 5, 5);
    List<Removed> removed = new ArrayList<>();
    on(() -> store.removeFolder(store.bucket(), "d", removed::add));

    assertThat(removed).containsExactly(new Removed(1_000, 1_000), new Removed(100, 100));
    assertThat(names("d")).isEmpty();
    assertThat(names("")).containsExactly("d-a", "d2");
    on(() -> store.removeFolder(store.bucket(), "d", removed::add));
    assertThat(removed).hasSize(2);
  }

  @Test
  void removeFolder_ofNoNameOrInNoBucket_isRefused() {
    assertThatThrownBy(() -> store.removeFolder(store.bucket(), "", gone -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertFails(
        () -> on(() -> store.removeFolder("no-such-bucket", "d", gone -> {})),
        ErrorCode.RESOURCE_DOES_NOT_EXIST);
  }

  @Test
  void remove_objectThereOrNot_isGone() {
    put("short-lived", 1, 1);

    on(() -> store.remove(key("short-lived")));
    on(() -> store.remove(key("short-lived")));

    assertThat(names("")).isEmpty();
  }

  @Test
  void anything_storeDown_isTemporarilyUnavailable() throws Exception {
    ObjectStore down =
        new ObjectStore(
            vertx,
            new ObjectStoreSettings(
                unused(), Optional.empty(), "us-east-1", "key", "secret", "bucket"));
    ObjectKey key = new ObjectKey("bucket", "x");

    assertFails(
        () -> on(() -> down.put(key, PatternStream.of(vertx, 1), 1)),
        ErrorCode.TEMPORARILY_UNAVAILABLE);
    assertFails(() -> on(() -> down.get(key, Optional.empty())), ErrorCode.TEMPORARILY_UNAVAILABLE);
    assertFails(
        () -> on(() -> down.list("bucket", "", Optional.empty())),
        ErrorCode.TEMPORARILY_UNAVAILABLE);
    assertThat(down.missing()).isPresent();
    down.stop().await();
  }

  private static URI unused() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  private ObjectKey key(String name) {
    return new ObjectKey(store.bucket(), name);
  }

  private String put(String name, long length, long announced) {
    return on(() -> store.put(key(name), PatternStream.of(vertx, length), announced));
  }

  private String putBreaking(String name, long position, long announced) {
    return on(() -> store.put(key(name), PatternStream.breakingAt(vertx, position), announced));
  }

  private byte[] read(String name) {
    return read(on(() -> store.get(key(name), Optional.empty())));
  }

  private byte[] read(ObjectContent content) {
    return on(
        () -> {
          Future<byte[]> bytes = content.bytes().collect(BYTES);
          content.bytes().resume();
          return bytes;
        });
  }

  private FolderPage page(String folder) {
    return on(() -> store.list(store.bucket(), folder, Optional.empty()));
  }

  private List<String> names(String folder) {
    return page(folder).entries().stream().map(FolderEntry::name).toList();
  }

  private int unfinishedUploads() {
    try (MinioAsyncClient client =
        MinioAsyncClient.builder()
            .endpoint(settings.endpoint().toString())
            .credentials(settings.accessKey(), settings.secretKey())
            .build()) {
      return client
          .listMultipartUploads(
              ListMultipartUploadsArgs.builder().bucket(settings.bucket()).build())
          .join()
          .result()
          .uploads()
          .size();
    }
  }

  /** Does on an event loop what the store must be asked on one. */
  private <T> T on(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(
        none -> Future.succeededFuture().compose(now -> work.get()).onComplete(done));
    return done.future().await();
  }

  private static void assertFails(ThrowingCallable work, ErrorCode code) {
    assertThatThrownBy(work)
        .isInstanceOf(HeadraceException.class)
        .extracting(failure -> ((HeadraceException) failure).code())
        .isEqualTo(code);
  }
}
