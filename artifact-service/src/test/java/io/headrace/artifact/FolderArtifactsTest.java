package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.headrace.artifact.ArtifactLocation.InFolder;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.objects.FolderEntry;
import io.headrace.objects.ObjectContent;
import io.headrace.objects.Removed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class FolderArtifactsTest {

  private static final Vertx VERTX = Vertx.vertx();

  private static final Collector<Buffer, ?, String> TEXT =
      Collector.of(Buffer::buffer, Buffer::appendBuffer, Buffer::appendBuffer, Buffer::toString);

  private final FolderArtifacts artifacts = new FolderArtifacts(VERTX);
  private final InFolder root;

  FolderArtifactsTest(@TempDir Path folder) {
    root = new InFolder(folder.resolve("allowed"), folder.resolve("allowed"));
  }

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(root.path().resolve("folder"));
    Files.writeString(root.path().resolve("file.txt"), "hello");
    Files.writeString(root.path().resolve("folder/empty"), "");
    Path outside = Files.createDirectories(root.path().resolveSibling("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(root.path().resolve("way-out"), outside);
  }

  @AfterAll
  static void stop() {
    await(VERTX.close());
  }

  @Test
  void deleteAll_folder_isGoneAndWhatItsLinksLeadToStays() throws IOException {
    List<Removed> removed = Collections.synchronizedList(new ArrayList<>());
    await(artifacts.deleteAll(root, removed::add));

    assertThat(root.path()).doesNotExist();
    assertThat(root.path().resolveSibling("outside").resolve("secret")).hasContent("secret");
    assertThat(removed.stream().mapToLong(Removed::files).sum()).isEqualTo(3);
    await(artifacts.deleteAll(root, removed::add));
    assertThat(removed).hasSize(3);
  }

  @Test
  void deleteAll_moreThanAPage_isGone() throws IOException {
    for (int number = 0; number < 2_100; number++) {
      Path folder = Files.createDirectories(root.path().resolve("many/" + number % 7));
      Files.writeString(folder.resolve("file-" + number), "x");
    }
    List<Removed> removed = Collections.synchronizedList(new ArrayList<>());
    await(artifacts.deleteAll(at("many"), removed::add));

    assertThat(root.path().resolve("many")).doesNotExist();
    assertThat(root.path().resolve("file.txt")).exists();
    assertThat(removed).hasSize(2_100);
  }

  @Test
  void deleteAll_folderThatIsFilledMeanwhile_isThatFoldersFailure() {
    Path late = root.path().resolve("folder/late");

    assertDenied(
        () ->
            await(
                artifacts.deleteAll(
                    at("folder"),
                    removed ->
                        assertThatCode(() -> Files.writeString(late, "x"))
                            .doesNotThrowAnyException())));
    assertThat(late).exists();
  }

  /** Root, whom no permission stops, cannot see this. */
  @Test
  void deleteAll_folderThatMustNotBeWritten_isThatFoldersFailure() throws IOException {
    Path folder = root.path().resolve("folder");
    for (String mode : List.of("r-x------", "---------")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
      assumeThat(Files.isWritable(folder)).isFalse();
      try {
        assertDenied(() -> await(artifacts.deleteAll(at("folder"), removed -> {})));
      } finally {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      assertThat(folder.resolve("empty")).exists();
    }
  }

  private static void assertDenied(ThrowingCallable deletion) {
    assertThatThrownBy(deletion)
        .isInstanceOf(HeadraceException.class)
        .hasMessageStartingWith("The file system keeps ")
        .extracting(failure -> ((HeadraceException) failure).code())
        .isEqualTo(ErrorCode.PERMISSION_DENIED);
  }

  @Test
  void deleteAll_linkToAnotherFolder_deletesNothing() throws IOException {
    Path link = root.path().resolve("link");
    Files.createSymbolicLink(link, root.path().resolve("folder"));
    for (String name : List.of("link", "way-out", "nowhere")) {
      await(
          artifacts.deleteAll(
              new InFolder(root.root(), root.path().resolve(name)),
              removed -> {
                throw new AssertionError("Something is deleted");
              }));
    }

    assertThat(root.path().resolve("folder/empty")).exists();
    assertThat(link).exists();
    assertThat(root.path().resolveSibling("outside").resolve("secret")).exists();
  }

  @Test
  void list_folder_hasNamesAndSizesButNoWayOut() {
    assertThat(await(artifacts.list(root, Optional.empty())).entries())
        .containsExactly(new FolderEntry("file.txt", false, 5), new FolderEntry("folder", true, 0));
  }

  @Test
  void list_fileOrNothing_isEmpty() {
    assertThat(await(artifacts.list(at("file.txt"), Optional.empty())).entries()).isEmpty();
    assertThat(await(artifacts.list(at("nothing"), Optional.empty())).entries()).isEmpty();
    assertThat(await(artifacts.list(at("way-out"), Optional.empty())).entries()).isEmpty();
  }

  @Test
  void open_file_givesItsBytes() {
    ObjectContent content = await(artifacts.open(at("file.txt"), Optional.empty()));

    assertThat(content.head().size()).isEqualTo(5);
    assertThat(read(content)).isEqualTo("hello");
  }

  @Test
  void open_rangeOfFile_givesItsBytes() {
    ObjectContent content = await(artifacts.open(at("file.txt"), Optional.of("bytes=1-3")));

    assertThat(content.head().size()).isEqualTo(3);
    assertThat(content.contentRange()).contains("bytes 1-3/5");
    assertThat(read(content)).isEqualTo("ell");
  }

  @Test
  void open_rangeThatTheFileDoesNotReach_givesTheWhole() {
    ObjectContent content = await(artifacts.open(at("file.txt"), Optional.of("bytes=5-")));

    assertThat(content.contentRange()).isEmpty();
    assertThat(read(content)).isEqualTo("hello");
  }

  @Test
  void open_fileReadToItsEnd_isClosed() throws IOException {
    assumeThat(Path.of("/proc/self/fd")).isDirectory();
    for (int i = 0; i < 50; i++) {
      read(await(artifacts.open(at("file.txt"), Optional.empty())));
    }

    // One more may be closing just now.
    assertThat(descriptorsOf(root.path().resolve("file.txt").toRealPath())).isLessThan(5);
  }

  private static long descriptorsOf(Path file) throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(descriptor -> leadsTo(descriptor, file)).count();
    }
  }

  private static boolean leadsTo(Path link, Path file) {
    try {
      return Files.readSymbolicLink(link).equals(file);
    } catch (IOException closed) {
      return false;
    }
  }

  @Test
  void open_emptyFile_givesNothing() {
    ObjectContent content = await(artifacts.open(at("folder/empty"), Optional.empty()));

    assertThat(content.head().size()).isZero();
    assertThat(read(content)).isEmpty();
  }

  @Test
  void open_linkWithinTheFolder_givesWhatItLeadsTo() throws IOException {
    Files.createSymbolicLink(root.path().resolve("link"), root.path().resolve("file.txt"));

    assertThat(read(await(artifacts.open(at("link"), Optional.empty())))).isEqualTo("hello");
  }

  @Test
  void open_folderMissingFileOrWayOut_doesNotExist() {
    for (String name : new String[] {"folder", "nothing", "way-out/secret"}) {
      assertThatThrownBy(() -> await(artifacts.open(at(name), Optional.empty())))
          .isInstanceOf(HeadraceException.class)
          .extracting(failure -> ((HeadraceException) failure).code())
          .isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
    }
  }

  private static String read(ObjectContent content) {
    Future<String> text = content.bytes().collect(TEXT);
    content.bytes().resume();
    return await(text);
  }

  private InFolder at(String path) {
    return root.resolve(ArtifactPath.of(path));
  }

  private static <T> T await(Future<T> future) {
    return future.await();
  }
}
