package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InFolder;
import io.headrace.async.Repetition;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.objects.ExplainedStream;
import io.headrace.objects.FolderEntry;
import io.headrace.objects.FolderPage;
import io.headrace.objects.ObjectContent;
import io.headrace.objects.ObjectHead;
import io.headrace.objects.Removed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Artifacts in a file system that the cluster shares. A link that leads out of the allowed folder
 * counts as missing.
 */
final class FolderArtifacts implements ArtifactSource<InFolder> {

  private record OpenableFile(Path path, ObjectHead head) {}

  /** Deleted well before Vert.x takes its worker for blocked, on a slow network as well. */
  private static final int FILES_IN_A_PAGE = 1_000;

  private final Vertx vertx;

  FolderArtifacts(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Future<FolderPage> list(InFolder folder, Optional<String> token) {
    // All of them: to know which come next, all must be looked at.
    return blocking(() -> new FolderPage(entries(folder), Optional.empty()));
  }

  @Override
  public Future<ObjectHead> head(InFolder file) {
    return blocking(() -> find(file)).map(OpenableFile::head);
  }

  @Override
  public Future<ObjectContent> open(InFolder file, Optional<String> range) {
    return blocking(() -> find(file)).compose(found -> open(found, range));
  }

  @Override
  public Future<Void> deleteAll(InFolder folder, Consumer<Removed> removed) {
    return Repetition.whileTrue(
            () -> vertx.executeBlocking(() -> deletePage(folder, removed), false))
        .recover(failure -> Future.failedFuture(undeletable(failure)));
  }

  /** Answers whether there may be more. */
  private static boolean deletePage(InFolder folder, Consumer<Removed> removed) throws IOException {
    if (Files.notExists(folder.path())) {
      return false;
    }
    if (!Files.isReadable(folder.path())) {
      throw new AccessDeniedException(folder.path().toString());
    }
    Path real = real(folder);
    // What a link leads to is not the folder's own.
    if (real == null || !Files.isDirectory(real) || !isReachedWithoutLinks(folder, real)) {
      return false;
    }
    FolderDeletion deletion = new FolderDeletion(FILES_IN_A_PAGE, removed);
    Files.walkFileTree(real, deletion);
    return deletion.isBrokenOff();
  }

  private Future<ObjectContent> open(OpenableFile found, Optional<String> range) {
    Optional<ByteRange> part = range.flatMap(asked -> ByteRange.of(asked, found.head().size()));
    OpenOptions options = new OpenOptions().setWrite(false).setCreate(false);
    return vertx
        .fileSystem()
        .open(found.path().toString(), options)
        .map(file -> content(file, found.head(), part));
  }

  private static ObjectContent content(AsyncFile file, ObjectHead head, Optional<ByteRange> part) {
    long length = part.map(ByteRange::length).orElse(head.size());
    part.ifPresent(range -> file.setReadPos(range.first()));
    // Only what the answer's Content-Length announces, should the file grow meanwhile.
    file.setReadLength(length);
    return new ObjectContent(
        new ObjectHead(length, head.etag(), head.lastModified(), Optional.empty()),
        part.map(range -> range.contentRange(head.size())),
        new ExplainedStream(new ClosingStream(file), FolderArtifacts::unreadable),
        file::close);
  }

  private static List<FolderEntry> entries(InFolder folder) throws IOException {
    Path real = real(folder);
    List<FolderEntry> entries = new ArrayList<>();
    if (real == null || !Files.isDirectory(real)) {
      return entries;
    }
    try (Stream<Path> children = Files.list(real)) {
      for (Path child : (Iterable<Path>) children::iterator) {
        Path realChild = real(new InFolder(folder.root(), child));
        if (realChild != null) {
          BasicFileAttributes attributes = attributes(realChild);
          entries.add(
              new FolderEntry(
                  child.getFileName().toString(),
                  attributes.isDirectory(),
                  attributes.isDirectory() ? 0 : attributes.size()));
        }
      }
    }
    entries.sort(Comparator.comparing(FolderEntry::name));
    return entries;
  }

  private static OpenableFile find(InFolder file) throws IOException {
    Path real = real(file);
    BasicFileAttributes attributes = real == null ? null : attributes(real);
    if (attributes == null || !attributes.isRegularFile()) {
      throw HeadraceException.notFound("No such artifact: " + file.path().getFileName());
    }
    long modified = attributes.lastModifiedTime().toMillis();
    String etag = "\"" + modified + "-" + attributes.size() + "\"";
    return new OpenableFile(
        // What was checked: the path that was asked for may be another link by now.
        real,
        new ObjectHead(
            attributes.size(),
            Optional.of(etag),
            attributes.lastModifiedTime().toInstant(),
            Optional.empty()));
  }

  private static BasicFileAttributes attributes(Path real) throws IOException {
    return Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** The path behind all links; null when it is missing or outside the allowed folder. */
  private static Path real(InFolder location) throws IOException {
    if (!Files.exists(location.path()) || !Files.isReadable(location.path())) {
      return null;
    }
    Path real = location.path().toRealPath();
    return real.startsWith(location.root().toRealPath()) ? real : null;
  }

  private static boolean isReachedWithoutLinks(InFolder location, Path real) throws IOException {
    Path below = location.root().relativize(location.path());
    return real.equals(location.root().toRealPath().resolve(below));
  }

  private <T> Future<T> blocking(Callable<T> work) {
    return vertx
        .executeBlocking(work, false)
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof HeadraceException ? failure : unreadable(failure)));
  }

  /** What keeps one folder from being deleted says nothing about the next. */
  private static HeadraceException undeletable(Throwable failure) {
    return failure instanceof IOException
        ? new HeadraceException(
            ErrorCode.PERMISSION_DENIED,
            "The file system keeps "
                + failure.getMessage()
                + " ("
                + failure.getClass().getSimpleName()
                + ")")
        : unreadable(failure);
  }

  private static HeadraceException unreadable(Throwable failure) {
    return HeadraceException.unavailable("The folder cannot be read", failure);
  }
}
