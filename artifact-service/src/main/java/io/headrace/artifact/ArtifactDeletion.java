package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.artifact.ArtifactLocation.InFolder;
import io.headrace.config.ArtifactSettings;
import io.headrace.error.HeadraceException;
import io.headrace.model.ArtifactUri;
import io.headrace.objects.ObjectStore;
import io.headrace.objects.Removed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deletes the artifacts of what is deleted for good. An artifact URI is the word of a client, who
 * may have named any place; so a folder goes only if it is called as all are that we name.
 *
 * <p>Futures fail with {@code INVALID_PARAMETER_VALUE} for a place that is not deleted because it
 * is none that this server serves, or not its owner's alone, and with {@code PERMISSION_DENIED} for
 * a file that cannot be deleted. To be called from a Vert.x context.
 */
public final class ArtifactDeletion {

  private final ArtifactLocations locations;
  private final Artifacts artifacts;
  private final ArtifactUri defaultRoot;

  public ArtifactDeletion(Vertx vertx, ObjectStore store, ArtifactSettings settings) {
    this.locations = new ArtifactLocations(store.bucket(), settings.fileRoots());
    this.artifacts = new Artifacts(new BucketArtifacts(store), new FolderArtifacts(vertx));
    this.defaultRoot = new ArtifactUri(settings.defaultRoot());
  }

  /**
   * Deletes the artifacts of a run or logged model: a folder {@code …/<id>/artifacts}.
   *
   * @param uri of their folder
   * @param removed told of some files at a time
   */
  public Future<Void> ofOwner(String uri, String ownerId, Consumer<Removed> removed) {
    return Future.succeededFuture()
        .map(asked -> locations.of(uri))
        .compose(
            location ->
                isOf(ownerId, names(location))
                    ? artifacts.deleteAll(location, removed)
                    : refuse(uri, "by its name it is not that of " + ownerId + " alone"));
  }

  private static boolean isOf(String ownerId, List<String> names) {
    int end = names.size();
    return end >= 2 && names.subList(end - 2, end).equals(List.of(ownerId, "artifacts"));
  }

  /**
   * Deletes what the runs and models of an experiment have left in its folder, if that is the one
   * which the server would give it today, and no other experiment's lies in it or around it. Who
   * gave it another, a client or the server below an earlier root, nobody knows.
   *
   * @param others the artifact locations of all other experiments
   * @param removed told of some files at a time
   */
  public Future<Void> ofExperiment(
      String uri, String experimentId, Collection<String> others, Consumer<Removed> removed) {
    if (!uri.equals(defaultRoot.child(experimentId).text())) {
      return refuse(uri, "it is not the experiment's own below the default root");
    }
    return Future.succeededFuture()
        .map(asked -> locations.of(uri))
        .compose(
            location ->
                others.stream().map(this::ifServed).anyMatch(other -> overlap(location, other))
                    ? refuse(uri, "other experiments have it, too")
                    : artifacts.deleteAll(location, removed));
  }

  private static Future<Void> refuse(String uri, String reason) {
    return Future.failedFuture(
        HeadraceException.invalid("The folder '" + uri + "' is not deleted: " + reason));
  }

  /** The place of a URI; empty for one that is nowhere near ours, as we do not serve it. */
  private Optional<ArtifactLocation> ifServed(String uri) {
    try {
      return Optional.of(locations.of(uri));
    } catch (HeadraceException notServed) {
      return Optional.empty();
    }
  }

  private static boolean overlap(ArtifactLocation one, Optional<ArtifactLocation> other) {
    if (other.isEmpty() || !store(one).equals(store(other.get()))) {
      return false;
    }
    List<String> names = names(one);
    List<String> others = names(other.get());
    int common = Math.min(names.size(), others.size());
    return names.subList(0, common).equals(others.subList(0, common));
  }

  /** The bucket, or the file system, in which the names lead to a place. */
  private static String store(ArtifactLocation location) {
    return location instanceof InBucket inBucket ? "bucket " + inBucket.bucket() : "files";
  }

  private static List<String> names(ArtifactLocation location) {
    if (location instanceof InBucket inBucket) {
      return inBucket.path().isRoot() ? List.of() : List.of(inBucket.path().text().split("/"));
    }
    List<String> names = new ArrayList<>();
    for (Path name : ((InFolder) location).path()) {
      names.add(name.toString());
    }
    return names;
  }
}
