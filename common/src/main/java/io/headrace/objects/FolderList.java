package io.headrace.objects;

import io.minio.ListObjectsV2Args;
import io.minio.messages.ListBucketResultV2;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists one level of a folder, a thousand names a call. */
final class FolderList {

  private static final int PAGE = 1000;

  private final StoreCalls calls;

  FolderList(StoreCalls calls) {
    this.calls = calls;
  }

  /**
   * @param prefix empty, or the folder's name with a slash behind it
   */
  Future<FolderPage> list(String bucket, String prefix, Optional<String> token) {
    ListObjectsV2Args args =
        ListObjectsV2Args.builder()
            .bucket(bucket)
            .prefix(prefix)
            .delimiter("/")
            .maxKeys(PAGE)
            .continuationToken(token.orElse(null))
            .build();
    return calls
        .call(client -> client.listObjectsV2(args))
        .map(listed -> page(listed.result(), prefix));
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
