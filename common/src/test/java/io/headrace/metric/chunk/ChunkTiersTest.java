package io.headrace.metric.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkTiersTest {

  @ParameterizedTest
  @CsvSource({"1, 7", "8, 63", "64, 511", "4096, 16383"})
  void due_eightChunksOfATier_areMerged(int smallest, int largest) {
    List<ChunkHead> chunks = new ArrayList<>(chunks(4, smallest));
    chunks.addAll(chunks(3, largest));
    assertThat(ChunkTiers.due(chunks)).isEmpty();
    chunks.addAll(chunks(1, largest));

    assertThat(ChunkTiers.due(chunks)).contains(chunks);
  }

  @Test
  void due_chunksOfManyTiers_mergesTheSmallestOfThoseThatHaveEnough() {
    List<ChunkHead> chunks = new ArrayList<>(chunks(7, 5));
    chunks.addAll(chunks(9, 100));
    chunks.addAll(chunks(8, 5_000));

    assertThat(ChunkTiers.due(chunks)).contains(chunks.subList(7, 16));
  }

  @Test
  void due_largeChunks_areLeftAlone() {
    assertThat(ChunkTiers.due(chunks(100, ChunkTiers.LARGE_FROM))).isEmpty();
    assertThat(ChunkTiers.due(chunks(100, ChunkCodec.MAX_POINTS))).isEmpty();
  }

  @Test
  void merged_morePointsThanAChunkTakes_areFullChunksAndARestBehindAllThatTheyReplace() {
    SeriesBuilder points = new SeriesBuilder(16);
    for (int step = 0; step < ChunkCodec.MAX_POINTS + 10; step++) {
      points.add(step, step, 0.5 * step);
    }
    ChunkHead early = head(3, 2, 40_000);
    ChunkHead late = head(9, 0, 25_546);
    List<Chunk> merged = ChunkTiers.merged(points.build(), List.of(early, late));

    assertThat(merged).hasSize(2);
    assertThat(merged.get(0).head().size()).isEqualTo(ChunkCodec.MAX_POINTS);
    assertThat(merged.get(0).head().hasPointsInPlace()).isFalse();
    assertThat(merged.get(0).outline()).isNotNull();
    assertThat(merged.get(1).head().size()).isEqualTo(10);
    assertThat(merged.get(1).outline()).isNull();
    for (Chunk chunk : merged) {
      assertThat(chunk.head().id().lastPosition()).isEqualTo(9);
      assertThat(chunk.head().id().level()).isEqualTo(3);
    }
    Series rest = ChunkCodec.decode(merged.get(1).points());
    assertThat(rest.step(0)).isEqualTo(ChunkCodec.MAX_POINTS);
  }

  private static List<ChunkHead> chunks(int count, int size) {
    return IntStream.range(0, count).mapToObj(i -> head(i, 0, size)).toList();
  }

  private static ChunkHead head(long position, int level, int size) {
    return new ChunkHead(new ChunkId(position, level, 0, size), size, 0, size, 0, size);
  }
}
