package io.headrace.objects;

import io.minio.ListObjectsV2Args;
import io.minio.messages.ListBucketResultV2;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists one level of a folder, page by page. */
final class FolderList {

  private final StoreCalls calls;
  private final int pageSize;

  /**
   * Lists with the keys of {@code calls}.
   *
   * @param pageSize names in a page, at most a thousand
   */
  FolderList(StoreCalls calls, int pageSize) {
    this.calls = calls;
    this.pageSize = pageSize;
  }

  /**
   * One page of what is directly below {@code prefix}.
   *
   * @param prefix empty, or the folder's name with a slash behind it
   */
  Future<FolderPage> list(String bucket, String prefix, Optional<String> token) {
    return calls
        .call(client -> client.listObjectsV2(arguments(bucket, prefix, token)))
        .map(listed -> page(listed.result(), prefix));
  }

  private ListObjectsV2Args arguments(String bucket, String prefix, Optional<String> token) {
    return ListObjectsV2Args.builder()
        .bucket(bucket)
        .prefix(prefix)
        .delimiter("/")
        .maxKeys(pageSize)
        .continuationToken(token.orElse(null))
        .build();
  }

  private static FolderPage page(ListBucketResultV2 result, String prefix) {
    List<FolderEntry> entries = new ArrayList<>();
    for (var item : result.contents()) {
      String name = item.objectName().substring(prefix.length());
      // Some tools mark a folder with an empty object of the folder's own name.
      if (!name.isEmpty() && !name.endsWith("/")) {
        entries.add(new FolderEntry(name, false, item.size()));
      }
    }
    for (var folder : result.commonPrefixes()) {
      String name = folder.toItem().objectName().substring(prefix.length());
      entries.add(new FolderEntry(name.substring(0, name.length() - 1), true, 0));
    }
    entries.sort(Comparator.comparing(FolderEntry::name));
    return new FolderPage(
        entries,
        result.isTruncated() ? Optional.of(result.nextContinuationToken()) : Optional.empty());
  }
}
