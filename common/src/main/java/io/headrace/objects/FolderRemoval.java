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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Removes all objects of a folder, at any depth: lists the first page of them and removes it with
 * one request, until there is none. So it takes the memory of one page, however many there are, and
 * has seen at its end that none is left.
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
   * @param removed told of each page that is gone
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
   * Fails when the store still lists what it said it has removed: asking on would never end.
   *
   * @param before the first name of the page before
   */
  private static Future<ListBucketResultV2> requireProgress(
      ListBucketResultV2 page, AtomicReference<String> before) {
    String first = page.contents().isEmpty() ? null : page.contents().get(0).objectName();
    return first != null && first.equals(before.getAndSet(first))
        ? Future.failedFuture(new S3Refusal(500, "", "it keeps " + first))
        : Future.succeededFuture(page);
  }

  /** Answers whether there was anything to remove. */
  private Future<Boolean> removePage(
      String bucket, ListBucketResultV2 page, Consumer<Removed> removed) {
    List<DeleteRequest.Object> objects = new ArrayList<>();
    long bytes = 0;
    for (var item : page.contents()) {
      objects.add(new DeleteRequest.Object(item.objectName()));
      bytes += item.size();
    }
    if (objects.isEmpty()) {
      return Future.succeededFuture(false);
    }
    Removed gone = new Removed(objects.size(), bytes);
    return calls
        .call(
            client ->
                client.deleteObjects(
                    DeleteObjectsArgs.builder()
                        .bucket(bucket)
                        .objects(objects)
                        .quiet(true)
                        .build()))
        .compose(answer -> requireAll(answer.result()))
        .onSuccess(all -> removed.accept(gone))
        .map(true);
  }

  /** S3 answers 200 even if it keeps some, or all. */
  private static Future<Void> requireAll(DeleteResult result) {
    if (result.errors().isEmpty()) {
      return Future.succeededFuture();
    }
    DeleteResult.Error first = result.errors().get(0);
    int status = first.code().equals("AccessDenied") ? 403 : 500;
    return Future.failedFuture(
        new S3Refusal(status, first.code(), first.objectName() + ": " + first.message()));
  }
}
