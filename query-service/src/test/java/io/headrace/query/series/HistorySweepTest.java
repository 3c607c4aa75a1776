package io.headrace.query.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.metric.chunk.Chunk;
import io.headrace.metric.chunk.ChunkCodec;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.Series;
import io.headrace.metric.chunk.SeriesBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HistorySweepTest {

  @Property(tries = 500)
  void complete_chunksThatOverlap_givesEachPointOnceAndInOrder(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SeriesBuilder all = new SeriesBuilder(0);
    Map<ChunkHead, Series> chunks = new HashMap<>();
    for (int n = random.nextInt(6); n > 0; n--) {
      Series points = points(random);
      all.addAll(points);
      for (Chunk chunk : Chunk.of(points, n, 0)) {
        chunks.put(chunk.head(), ChunkCodec.decode(chunk.points()));
      }
    }
    Series fresh = points(random);
    all.addAll(fresh);

    assertThat(swept(fresh, chunks, random)).isEqualTo(lines(all.build()));
  }

  /** As a reader does that has to begin again now and then, where it was. */
  private static List<String> swept(
      Series fresh, Map<ChunkHead, Series> chunks, SplittableRandom random) {
    List<String> given = new ArrayList<>();
    List<ChunkHead> heads = List.copyOf(chunks.keySet());
    long from = Long.MIN_VALUE;
    HistorySweep sweep = new HistorySweep(fresh, heads, from);
    while (true) {
      given.addAll(lines(sweep.complete()));
      ChunkHead next = sweep.next();
      if (next == null) {
        return given;
      }
      from = Math.max(from, next.firstStep());
      if (random.nextInt(5) == 0) {
        sweep = new HistorySweep(fresh, heads, from);
      } else {
        sweep.add(chunks.get(next));
      }
    }
  }

  private static Series points(SplittableRandom random) {
    SeriesBuilder points = new SeriesBuilder(0);
    int from = random.nextInt(-20, 40);
    for (int i = random.nextInt(1, 30); i > 0; i--) {
      points.add(from + random.nextInt(20), random.nextInt(3), random.nextInt(2));
    }
    return points.build();
  }

  private static List<String> lines(Series series) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      lines.add(series.step(i) + " " + series.timestamp(i) + " " + series.value(i));
    }
    return lines;
  }

  @Test
  void mostPending_chunksSideBySide_isTheLargestOne() {
    assertThat(HistorySweep.mostPending(List.of(head(0, 9), head(10, 29), head(30, 39))))
        .isEqualTo(20);
  }

  @Test
  void mostPending_chunkAcrossTheOthers_isItAndTheLargestOfThose() {
    assertThat(HistorySweep.mostPending(List.of(head(0, 9), head(10, 29), head(5, 39))))
        .isEqualTo(20 + 35);
  }

  private static ChunkHead head(int firstStep, int lastStep) {
    SeriesBuilder points = new SeriesBuilder(0);
    for (int step = firstStep; step <= lastStep; step++) {
      points.add(step, 0, 0);
    }
    return Chunk.of(points.build(), lastStep, 0).get(0).head();
  }
}
