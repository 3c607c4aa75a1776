package io.headrace.objects;

import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds out whether an object cannot be because its name goes through a file, or is a folder's.
 * Stores that keep objects as files (S3Proxy, MinIO) fail on these with errors of all kinds, some
 * of which look like a store that is down, and a client would repeat the request for minutes.
 */
final class PathConflict {

  /** Refusals that have nothing to do with a path: keys, not there, too often, too much to do. */
  private static final Set<Integer> OTHER_REASONS = Set.of(401, 403, 404, 429, 503);

  /** Where objects are files: of the 255 bytes of a name the store needs some. */
  private static final int LONGEST_NAME = 218;

  /** What S3Proxy says of all that goes wrong in it; S3 and MinIO say it in other words. */
  private static final String S3PROXY_FAILS = "An internal error occurred. Try again.";

  private final Function<ObjectKey, Future<ObjectHead>> head;
  private final Function<ObjectKey, Future<FolderPage>> folder;

  PathConflict(
      Function<ObjectKey, Future<ObjectHead>> head,
      Function<ObjectKey, Future<FolderPage>> folder) {
    this.head = head;
    this.folder = folder;
  }

  /** Fails with the conflict that keeps {@code key} from being written, else with the failure. */
  <T> Future<T> explainWrite(ObjectKey key, Throwable failure) {
    if (isTooLong(key, failure)) {
      return Future.failedFuture(
          HeadraceException.invalid(
              "Invalid path: the S3 store keeps no file whose name has more than "
                  + LONGEST_NAME
                  + " bytes: "
                  + key.name()));
    }
    return explain(failure, () -> behindFile(key).compose(none -> noFolder(key)));
  }

  /** Fails with "no such artifact" when {@code key} cannot exist, else with the failure. */
  <T> Future<T> explainRead(ObjectKey key, Throwable failure) {
    return explain(
        failure,
        () ->
            behindFile(key)
                .recover(
                    conflict ->
                        Future.failedFuture(
                            HeadraceException.notFound("No such artifact: " + key.name()))));
  }

  private static <T> Future<T> explain(Throwable failure, Supplier<Future<Void>> search) {
    if (!mayBeOfAPath(failure)) {
      return Future.failedFuture(failure);
    }
    return search
        .get()
        .transform(
            (none, found) ->
                Future.failedFuture(found instanceof HeadraceException ? found : failure));
  }

  /** S3Proxy writes a file under its name with an id of 37 bytes behind it, and then renames it. */
  private static boolean isTooLong(ObjectKey key, Throwable failure) {
    String name = key.name().substring(key.name().lastIndexOf('/') + 1);
    return failure instanceof S3Refusal refusal
        && refusal.getMessage().endsWith(S3PROXY_FAILS)
        && name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
  }

  private static boolean mayBeOfAPath(Throwable failure) {
    if (failure instanceof S3Refusal refusal) {
      return !OTHER_REASONS.contains(refusal.status());
    }
    // A store that answers before it has all of a body, and closes, often takes the answer with it.
    return failure instanceof HttpClosedException
        || (failure instanceof IOException && !(failure instanceof ConnectException));
  }

  private Future<Void> behindFile(ObjectKey key) {
    return behindFile(key, key.name().indexOf('/'));
  }

  private Future<Void> behindFile(ObjectKey key, int slash) {
    if (slash < 0) {
      return Future.succeededFuture();
    }
    String ancestor = key.name().substring(0, slash);
    return head.apply(new ObjectKey(key.bucket(), ancestor))
        .transform(
            (found, absent) ->
                found == null
                    ? behindFile(key, key.name().indexOf('/', slash + 1))
                    : Future.failedFuture(
                        HeadraceException.invalid(
                            "Invalid path: " + ancestor + " is a file, not a folder")));
  }

  private Future<Void> noFolder(ObjectKey key) {
    return folder
        .apply(key)
        .compose(
            page ->
                page.entries().isEmpty()
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        HeadraceException.invalid(
                            "Invalid path: " + key.name() + " is a folder, not a file")));
  }
}
