package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.artifact.ArtifactLocation.InFolder;
import io.headrace.error.HeadraceException;
import io.headrace.objects.FolderEntry;
import io.headrace.objects.FolderPage;
import io.headrace.objects.ObjectContent;
import io.headrace.objects.ObjectHead;
import io.headrace.objects.Removed;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ArtifactsTest {

  private static final int NAMES = 25_300;
  private static final int NAMES_IN_A_PAGE = 1_000;

  /** A folder of many files, listed as a store does. */
  private static final class ManyFiles<L extends ArtifactLocation> implements ArtifactSource<L> {

    @Override
    public Future<FolderPage> list(L folder, Optional<String> token) {
      int from = token.map(Integer::parseInt).orElse(0);
      int until = Math.min(NAMES, from + NAMES_IN_A_PAGE);
      List<FolderEntry> entries = new ArrayList<>();
      for (int i = from; i < until; i++) {
        entries.add(new FolderEntry(String.format("%05d", i), false, i));
      }
      return Future.succeededFuture(
          new FolderPage(
              entries, until == NAMES ? Optional.empty() : Optional.of(Integer.toString(until))));
    }

    @Override
    public Future<ObjectHead> head(L file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<ObjectContent> open(L file, Optional<String> range) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> deleteAll(L folder, Consumer<Removed> removed) {
      throw new UnsupportedOperationException();
    }
  }

  private final Artifacts artifacts =
      new Artifacts(new ManyFiles<InBucket>(), new ManyFiles<InFolder>());
  private final InBucket folder = new InBucket("bucket", ArtifactPath.ROOT);

  @Test
  void page_oneBehindTheOther_hasEveryNameOnce() {
    List<String> names = new ArrayList<>();
    Optional<String> token = Optional.empty();
    int pages = 0;
    do {
      FolderPage page = artifacts.page(folder, token).result();
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(10_000);
      page.entries().forEach(entry -> names.add(entry.name()));
      token = page.next();
      pages++;
    } while (token.isPresent());

    assertThat(pages).isEqualTo(3);
    assertThat(names).hasSize(NAMES).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void list_folderOfManyPages_hasAllOfThem() {
    assertThat(artifacts.list(folder).result()).hasSize(NAMES);
  }

  @Test
  void list_folderOfMoreThanMemoryHasRoomFor_isRefused() {
    Artifacts small = new Artifacts(new ManyFiles<InBucket>(), new ManyFiles<InFolder>(), 5_000);

    assertThat(small.list(folder).cause())
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining("more than 5000 files");
  }
}
