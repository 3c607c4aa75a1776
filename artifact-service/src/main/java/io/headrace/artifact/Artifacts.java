package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.artifact.ArtifactLocation.InFolder;
import io.headrace.objects.FolderEntry;
import io.headrace.objects.ObjectContent;
import io.headrace.objects.ObjectHead;
import io.headrace.objects.Removed;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Artifacts wherever they are: hands each location to the source that knows its kind. */
final class Artifacts {

  private final ArtifactSource<InBucket> buckets;
  private final ArtifactSource<InFolder> folders;

  Artifacts(ArtifactSource<InBucket> buckets, ArtifactSource<InFolder> folders) {
    this.buckets = buckets;
    this.folders = folders;
  }

  Future<List<FolderEntry>> list(ArtifactLocation folder) {
    return at(folder, buckets::list, folders::list);
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
