package io.headrace.objects;

import io.headrace.async.Repetition;
import io.minio.DeleteObjectsArgs;
import io.minio.ListObjectsV2Args;
import io.minio.messages.DeleteRequest;
import io.minio.messages.DeleteResult;
import io.minio.messages.ListBucketResultV2;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Removes all objects of a folder, at any depth: lists the first page of them and removes it with
 * one request, until there is none. So it takes the memory of one page, however many there are, and
 * has seen at its end that none is left.
 *
 * <p>What the store says of a single object never looks like the failure of a request: that it
 * keeps one says nothing about the next folder.
 */
final class FolderRemoval {

  /** What S3 removes in one request. */
  private static final int KEYS_IN_A_REQUEST = 1000;

  private final StoreCalls calls;

  FolderRemoval(StoreCalls calls) {
    this.calls = calls;
  }

  /**
   * Removes the folder.
   *
   * @param prefix the folder's name with a slash behind it
   * @param removed told of what is gone of each page
   * @return fails with PERMISSION_DENIED when the store keeps an object, with what it failed with
   *     when a request fails
   */
  Future<Void> remove(String bucket, String prefix, Consumer<Removed> removed) {
    AtomicReference<String> before = new AtomicReference<>();
    return Repetition.whileTrue(
        () ->
            calls
                .call(
                    client ->
                        client.listObjectsV2(
                            ListObjectsV2Args.builder()
                                .bucket(bucket)
                                .prefix(prefix)
                                .maxKeys(KEYS_IN_A_REQUEST)
                                .build()))
                .compose(listed -> requireProgress(listed.result(), before))
                .compose(page -> removePage(bucket, page, removed)));
  }

  /**
   * Fails when the store still lists what it said it has removed, or somebody keeps putting it
   * there: asking on would never end.
   *
   * @param before the first name of the page before
   */
  private static Future<ListBucketResultV2> requireProgress(
      ListBucketResultV2 page, AtomicReference<String> before) {
    String first = page.contents().isEmpty() ? null : page.contents().get(0).objectName();
    return first != null && first.equals(before.getAndSet(first))
        ? Future.failedFuture(StoreFailures.kept(first, "it is there again once it is removed"))
        : Future.succeededFuture(page);
  }

  /** Answers whether there was anything to remove. */
  private Future<Boolean> removePage(
      String bucket, ListBucketResultV2 page, Consumer<Removed> removed) {
    List<DeleteRequest.Object> objects = new ArrayList<>();
    for (var item : page.contents()) {
      objects.add(new DeleteRequest.Object(item.objectName()));
    }
    if (objects.isEmpty()) {
      return Future.succeededFuture(false);
    }
    return calls
        .call(
            client ->
                client.deleteObjects(
                    DeleteObjectsArgs.builder()
                        .bucket(bucket)
                        .objects(objects)
                        .quiet(true)
                        .build()))
        .map(answer -> answer.result().errors())
        .onSuccess(errors -> tell(page, errors, removed))
        .compose(FolderRemoval::requireNone)
        .map(true);
  }

  private static void tell(
      ListBucketResultV2 page, List<DeleteResult.Error> errors, Consumer<Removed> removed) {
    Set<String> kept =
        errors.stream().map(DeleteResult.Error::objectName).collect(Collectors.toSet());
    long files = 0;
    long bytes = 0;
    for (var item : page.contents()) {
      if (!kept.contains(item.objectName())) {
        files++;
        bytes += item.size();
      }
    }
    removed.accept(new Removed(files, bytes));
  }

  /** S3 answers 200 even if it keeps some, or all. */
  private static Future<Void> requireNone(List<DeleteResult.Error> errors) {
    if (errors.isEmpty()) {
      return Future.succeededFuture();
    }
    DeleteResult.Error first = errors.get(0);
    return Future.failedFuture(
        StoreFailures.kept(first.objectName(), first.code() + ": " + first.message()));
  }
}
