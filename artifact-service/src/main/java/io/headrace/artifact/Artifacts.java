package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.artifact.ArtifactLocation.InFolder;
import io.headrace.async.Repetition;
import io.headrace.error.HeadraceException;
import io.headrace.objects.FolderEntry;
import io.headrace.objects.FolderPage;
import io.headrace.objects.ObjectContent;
import io.headrace.objects.ObjectHead;
import io.headrace.objects.Removed;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Artifacts wherever they are: hands each location to the source that knows its kind. */
final class Artifacts {

  /** Clients that do not know of pages see so much of a folder. */
  private static final int PAGE = 10_000;

  /** The part of the heap that an answer without pages may take. */
  private static final int HEAP_SHARE = 8;

  /** What an entry takes: its own bytes, and its JSON while that grows. */
  private static final int BYTES_OF_ENTRY = 640;

  private final ArtifactSource<InBucket> buckets;
  private final ArtifactSource<InFolder> folders;

  private final int mostWithoutPages;

  Artifacts(ArtifactSource<InBucket> buckets, ArtifactSource<InFolder> folders) {
    this(
        buckets,
        folders,
        (int) Math.min(1_000_000, Runtime.getRuntime().maxMemory() / HEAP_SHARE / BYTES_OF_ENTRY));
  }

  /**
   * @param mostWithoutPages entries that a folder may have which is listed as a whole
   */
  Artifacts(
      ArtifactSource<InBucket> buckets, ArtifactSource<InFolder> folders, int mostWithoutPages) {
    this.buckets = buckets;
    this.folders = folders;
    this.mostWithoutPages = mostWithoutPages;
  }

  /**
   * All that is directly in a folder of a bucket, by name; nothing when it is a file or is not
   * there. Fails with {@code INVALID_PARAMETER_VALUE} when it is more than memory has room for.
   */
  Future<List<FolderEntry>> list(ArtifactLocation folder) {
    return list(folder, Optional.empty(), mostWithoutPages).compose(this::requireAll);
  }

  private Future<List<FolderEntry>> requireAll(FolderPage page) {
    return page.next().isEmpty()
        ? Future.succeededFuture(page.entries())
        : Future.failedFuture(
            HeadraceException.invalid(
                "There are more than "
                    + mostWithoutPages
                    + " files in the folder, too many for one answer; artifacts/list has pages."));
  }

  /**
   * The same, some thousand at a time.
   *
   * @param token of the page before; empty for the first
   */
  Future<FolderPage> page(ArtifactLocation folder, Optional<String> token) {
    return list(folder, token, PAGE);
  }

  private Future<FolderPage> list(ArtifactLocation folder, Optional<String> token, int enough) {
    Gathered gathered = new Gathered(token);
    return Repetition.whileTrue(
            () ->
                at(
                        folder,
                        found -> buckets.list(found, gathered.next),
                        found -> folders.list(found, gathered.next))
                    .map(page -> gathered.add(page, enough)))
        .map(done -> gathered.page());
  }

  /** Pages that become one. */
  private static final class Gathered {
    private final List<FolderEntry> entries = new ArrayList<>();
    private Optional<String> next;

    Gathered(Optional<String> token) {
      this.next = token;
    }

    /** Answers whether another is wanted. */
    boolean add(FolderPage page, int enough) {
      entries.addAll(page.entries());
      next = page.next();
      return next.isPresent() && entries.size() < enough;
    }

    FolderPage page() {
      entries.sort(Comparator.comparing(FolderEntry::name));
      return new FolderPage(entries, next);
    }
  }

  Future<ObjectHead> head(ArtifactLocation file) {
    return at(file, buckets::head, folders::head);
  }

  Future<ObjectContent> open(ArtifactLocation file, Optional<String> range) {
    return at(file, found -> buckets.open(found, range), found -> folders.open(found, range));
  }

  Future<Void> deleteAll(ArtifactLocation folder, Consumer<Removed> removed) {
    return at(
        folder,
        found -> buckets.deleteAll(found, removed),
        found -> folders.deleteAll(found, removed));
  }

  private static <T> T at(
      ArtifactLocation location, Function<InBucket, T> bucket, Function<InFolder, T> folder) {
    return location instanceof InBucket inBucket
        ? bucket.apply(inBucket)
        : folder.apply((InFolder) location);
  }
}
