package io.headrace.metric.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

class OutlineTest {

  @Property
  @Domain(DomainContext.Global.class)
  @Domain(AnySeries.class)
  void of_anySeries_tellsOfEachBlockWhatItsPointsDo(
      @ForAll Series series, @ForAll @IntRange(min = 1, max = 40) int pointsPerBlock) {
    Outline outline = Outline.of(series, pointsPerBlock);

    int at = 0;
    for (int block = 0; block < outline.blocks(); block++) {
      assertThat(outline.start(block)).isEqualTo(at);
      assertThat(outline.count(block)).isBetween(1, pointsPerBlock);
      assertBlock(outline, block, series, at, at + outline.count(block));
      at += outline.count(block);
    }
    assertThat(at).isEqualTo(series.size()).isEqualTo(outline.size());
    assertThat(outline.inOrderOfTime()).isEqualTo(series.inOrderOfTime());
  }

  /** What a block comes to, said plainly. */
  private static void assertBlock(Outline outline, int block, Series series, int from, int to) {
    assertThat(outline.firstStep(block)).isEqualTo(series.step(from));
    assertThat(outline.lastStep(block)).isEqualTo(series.step(to - 1));
    assertThat(outline.firstTimestamp(block)).isEqualTo(series.timestamp(from));
    assertThat(outline.lastTimestamp(block)).isEqualTo(series.timestamp(to - 1));
    long[] times = IntStream.range(from, to).mapToLong(series::timestamp).toArray();
    assertThat(outline.inOrderOfTime(block)).isEqualTo(isSorted(times));
    assertThat(outline.minTimestamp(block)).isEqualTo(LongStream.of(times).min().getAsLong());
    assertThat(outline.maxTimestamp(block)).isEqualTo(LongStream.of(times).max().getAsLong());
    assertThat(SeriesText.text(outline.firstValue(block)))
        .isEqualTo(SeriesText.text(series.value(from)));
    assertThat(SeriesText.text(outline.lastValue(block)))
        .isEqualTo(SeriesText.text(series.value(to - 1)));
    double[] numbers =
        IntStream.range(from, to)
            .mapToDouble(series::value)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    assertThat(outline.nans(block)).isEqualTo(to - from - numbers.length);
    assertThat(new double[] {outline.minValue(block), outline.maxValue(block)})
        .containsExactly(
            numbers.length == 0
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {numbers[0], numbers[numbers.length - 1]});
  }

  private static boolean isSorted(long[] times) {
    return IntStream.range(1, times.length).allMatch(i -> times[i] >= times[i - 1]);
  }

  @Test
  void inOrderOfTime_clockThatStepsBackBetweenBlocks_isNotThoughEachBlockIs() {
    SeriesBuilder points = new SeriesBuilder(0);
    points.add(1, 10, 0);
    points.add(2, 20, 0);
    points.add(3, 15, 0);
    points.add(4, 25, 0);
    Outline outline = Outline.of(points.build(), 2);

    assertThat(outline.inOrderOfTime(0)).isTrue();
    assertThat(outline.inOrderOfTime(1)).isTrue();
    assertThat(outline.inOrderOfTime()).isFalse();
  }

  @Test
  void of_blocksOfNone_isRefused() {
    Series empty = new SeriesBuilder(0).build();

    assertThatThrownBy(() -> Outline.of(empty, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
