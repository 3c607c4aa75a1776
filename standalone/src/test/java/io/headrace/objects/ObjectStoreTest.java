package io.headrace.objects;

import static io.headrace.objects.BlockingStore.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.headrace.async.Lanes;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.error.ErrorCode;
import io.minio.ListMultipartUploadsArgs;
import io.minio.MinioAsyncClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rest of the house may expect of the object store, whichever S3 server it is. */
@ExtendWith(S3Servers.class)
@ParameterizedClass
@EnumSource(S3Server.class)
@Timeout(120)
final class ObjectStoreTest {

  private static final long UNKNOWN = -1;
  private static final long MEBIBYTE = 1L << 20;

  private final Vertx vertx = Vertx.vertx();
  private final ObjectStoreSettings settings;
  private final ObjectStore store;
  private final BlockingStore asked;

  ObjectStoreTest(S3Server server, S3Servers servers) {
    settings = servers.freshBucket(server);
    store = new ObjectStore(vertx, settings);
    asked = new BlockingStore(vertx, store);
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
    asked.put("known", length, length);

    assertThat(asked.read("known")).isEqualTo(PatternStream.bytes(0, length));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 65_536, 65_537, 5 * MEBIBYTE, 10 * MEBIBYTE, 12 * MEBIBYTE + 17})
  void put_unknownLength_givesTheSameBytesBack(long length) {
    asked.put("unknown", length, UNKNOWN);

    assertThat(asked.read("unknown")).isEqualTo(PatternStream.bytes(0, length));
    assertThat(unfinishedUploads("unknown")).isZero();
  }

  @Test
  void put_again_replacesWhatWasThere() {
    asked.put("twice", 100, 100);
    asked.put("twice", 10, UNKNOWN);

    assertThat(asked.read("twice")).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3 * MEBIBYTE, 12 * MEBIBYTE})
  void put_streamThatBreaks_leavesWhatWasThereAndNothingElse(long position) {
    asked.put("kept", 10, 10);

    assertFails(() -> putBreaking("kept", position, 100 * MEBIBYTE), ErrorCode.BAD_REQUEST);
    assertFails(() -> putBreaking("kept", position, UNKNOWN), ErrorCode.BAD_REQUEST);
    assertFails(() -> putBreaking("new", position, UNKNOWN), ErrorCode.BAD_REQUEST);

    assertThat(asked.read("kept")).hasSize(10);
    assertThat(asked.names("")).containsExactly("kept");
    assertThat(unfinishedUploads("kept")).isZero();
    assertThat(unfinishedUploads("new")).isZero();
  }

  @Test
  void put_manyAtOnce_keepsEachWhole() {
    List<Integer> numbers = IntStream.range(0, 16).boxed().toList();

    asked.on(() -> Future.all(numbers.stream().map(this::putNumbered).toList()));

    for (int number : numbers) {
      assertThat(asked.read("many/" + number)).hasSize((int) MEBIBYTE + number);
    }
  }

  private Future<String> putNumbered(int number) {
    long length = MEBIBYTE + number;
    return store.put(
        asked.key("many/" + number),
        PatternStream.of(vertx, length),
        number % 2 == 0 ? length : UNKNOWN);
  }

  /** S3 knows no folders and takes such names; stores that keep objects as files cannot. */
  @ParameterizedTest
  @ValueSource(strings = {"folder/file/below", "folder"})
  void put_throughAFileOrOverAFolder_isStoredOrTheClientsMistake(String name) {
    asked.put("folder/file", 1, 1);

    Throwable refusal = catchThrowable(() -> asked.put(name, 2, UNKNOWN));

    if (refusal == null) {
      assertThat(asked.read(name)).hasSize(2);
    } else {
      assertFails(() -> asked.put(name, 2, 2), ErrorCode.INVALID_PARAMETER_VALUE);
    }
    assertThat(asked.read("folder/file")).hasSize(1);
  }

  /** Then the store may close the connection before it has read all, and its answer is lost. */
  @Test
  void put_throughAFileWithALargeBody_isStoredOrTheClientsMistake() {
    asked.put("file", 1, 1);

    for (int size : new int[] {50_000, 1_000_000, 6_000_000}) {
      for (int attempt = 0; attempt < 5; attempt++) {
        Throwable refusal = catchThrowable(() -> asked.put("file/below", size, size));
        if (refusal != null) {
          assertThat(refusal.getMessage()).contains("Invalid path: file is a file, not a folder");
        }
      }
    }
  }

  @Test
  void get_range_givesThatPart() {
    asked.put("parts", 1000, 1000);

    ObjectContent part = asked.on(() -> store.get(asked.key("parts"), Optional.of("bytes=10-19")));

    assertThat(part.contentRange()).contains("bytes 10-19/1000");
    assertThat(part.head().size()).isEqualTo(10);
    assertThat(asked.read(part)).isEqualTo(PatternStream.bytes(10, 20));
  }

  @Test
  void get_rangeBehindTheEnd_givesTheWhole() {
    asked.put("parts", 10, 10);

    ObjectContent whole = asked.on(() -> store.get(asked.key("parts"), Optional.of("bytes=10-")));

    assertThat(whole.contentRange()).isEmpty();
    assertThat(asked.read(whole)).hasSize(10);
  }

  @Test
  void getAndHead_missing_doNotExist() {
    asked.put("folder/file", 1, 1);

    for (String name : List.of("nothing", "folder", "folder/file/below")) {
      assertFails(
          () -> asked.on(() -> store.get(asked.key(name), Optional.empty())),
          ErrorCode.RESOURCE_DOES_NOT_EXIST);
      assertFails(
          () -> asked.on(() -> store.head(asked.key(name))), ErrorCode.RESOURCE_DOES_NOT_EXIST);
    }
  }

  @Test
  void get_anotherBucketThatIsMissing_doesNotExist() {
    ObjectKey elsewhere = new ObjectKey(settings.bucket() + "-none", "x");

    assertFails(
        () -> asked.on(() -> store.get(elsewhere, Optional.empty())),
        ErrorCode.RESOURCE_DOES_NOT_EXIST);
  }

  @Test
  void head_object_tellsSizeTagAndTime() {
    String etag = asked.put("told", 42, 42);

    ObjectHead head = asked.on(() -> store.head(asked.key("told")));

    assertThat(head.size()).isEqualTo(42);
    assertThat(head.etag()).contains(etag);
    assertThat(etag).startsWith("\"").endsWith("\"");
    assertThat(head.lastModified()).isNotNull();
  }

  @Test
  void list_folder_hasOneLevelByName() {
    for (String name : List.of("d/b", "d/a b+%ü", "d/c/x", "d/c/y", "da", "d-a/x")) {
      asked.put(name, 7, 7);
    }

    assertThat(asked.page("d").entries())
        .containsExactly(
            new FolderEntry("a b+%ü", false, 7),
            new FolderEntry("b", false, 7),
            new FolderEntry("c", true, 0));
    assertThat(asked.names("")).containsExactly("d", "d-a", "da");
  }

  @Test
  void list_fileOrNothing_isEmpty() {
    asked.put("d/file", 1, 1);

    assertThat(asked.names("d/file")).isEmpty();
    assertThat(asked.names("nothing")).isEmpty();
  }

  @Test
  void list_whileAnUploadIsUnderWay_showsNothingOfIt() {
    PatternStream upload =
        asked.on(
            () -> Future.succeededFuture(PatternStream.stallingAt(vertx, MEBIBYTE, 2 * MEBIBYTE)));
    Future<String> stored =
        asked.on(
            () -> Future.succeededFuture(store.put(asked.key("d/file"), upload, 2 * MEBIBYTE)));
    upload.stalled().await();

    assertThat(asked.names("d")).isEmpty();

    upload.breakOff();
    assertFails(stored::await, ErrorCode.BAD_REQUEST);
  }

  @Test
  void list_moreThanAPage_goesOnWithTheToken() {
    for (String name : List.of("d/1", "d/2", "d/3/x", "d/4", "d/5")) {
      asked.put(name, 1, 1);
    }
    StoreCalls calls = new StoreCalls(vertx, settings);
    FolderList byThrees = new FolderList(calls, 3);

    FolderPage first = asked.on(() -> byThrees.list(store.bucket(), "d/", Optional.empty()));
    FolderPage second = asked.on(() -> byThrees.list(store.bucket(), "d/", first.next()));

    assertThat(first.entries()).extracting(FolderEntry::name).containsExactly("1", "2", "3");
    assertThat(second.entries()).extracting(FolderEntry::name).containsExactly("4", "5");
    assertThat(second.next()).isEmpty();
    calls.close().await();
  }

  @Test
  void list_impossibleBucket_isTheClientsMistake() {
    assertFails(
        () -> asked.on(() -> store.list("x", "", Optional.empty())),
        ErrorCode.INVALID_PARAMETER_VALUE);
    assertFails(
        () -> asked.on(() -> store.get(new ObjectKey("x", "y"), Optional.empty())),
        ErrorCode.INVALID_PARAMETER_VALUE);
  }

  @Test
  void removeFolder_moreThanARequestTakes_isGoneAndItsNeighboursStay() {
    asked.on(
        () ->
            Lanes.forEach(
                32,
                IntStream.range(0, 1_100).boxed().toList(),
                number ->
                    store
                        .put(
                            asked.key("d/" + number % 7 + "/" + number),
                            PatternStream.of(vertx, 1),
                            1)
                        .mapEmpty()));
    asked.put("d2/x", 5, 5);
    asked.put("d-a", 5, 5);
    List<Removed> removed = new ArrayList<>();
    asked.on(() -> store.removeFolder(store.bucket(), "d", removed::add));

    assertThat(removed).containsExactly(new Removed(1_000, 1_000), new Removed(100, 100));
    assertThat(asked.names("d")).isEmpty();
    assertThat(asked.names("")).containsExactly("d-a", "d2");
    asked.on(() -> store.removeFolder(store.bucket(), "d", removed::add));
    assertThat(removed).hasSize(2);
  }

  @Test
  void removeFolder_ofNoNameOrInNoBucket_isRefused() {
    assertThatThrownBy(() -> store.removeFolder(store.bucket(), "", gone -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertFails(
        () -> asked.on(() -> store.removeFolder("no-such-bucket", "d", gone -> {})),
        ErrorCode.RESOURCE_DOES_NOT_EXIST);
  }

  @Test
  void remove_objectThereOrNot_isGone() {
    asked.put("short-lived", 1, 1);

    asked.on(() -> store.remove(asked.key("short-lived")));
    asked.on(() -> store.remove(asked.key("short-lived")));

    assertThat(asked.names("")).isEmpty();
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
        () -> asked.on(() -> down.put(key, PatternStream.of(vertx, 1), 1)),
        ErrorCode.TEMPORARILY_UNAVAILABLE);
    assertFails(
        () -> asked.on(() -> down.get(key, Optional.empty())), ErrorCode.TEMPORARILY_UNAVAILABLE);
    assertFails(
        () -> asked.on(() -> down.list("bucket", "", Optional.empty())),
        ErrorCode.TEMPORARILY_UNAVAILABLE);
    assertThat(down.missing()).isPresent();
    down.stop().await();
  }

  private static URI unused() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  private String putBreaking(String name, long position, long announced) {
    return asked.on(
        () -> store.put(asked.key(name), PatternStream.breakingAt(vertx, position), announced));
  }

  /** Asked by name, as MinIO tells of no others. */
  private int unfinishedUploads(String name) {
    try (MinioAsyncClient client =
        MinioAsyncClient.builder()
            .endpoint(settings.endpoint().toString())
            .credentials(settings.accessKey(), settings.secretKey())
            .build()) {
      return client
          .listMultipartUploads(
              ListMultipartUploadsArgs.builder().bucket(settings.bucket()).prefix(name).build())
          .join()
          .result()
          .uploads()
          .size();
    }
  }
}
