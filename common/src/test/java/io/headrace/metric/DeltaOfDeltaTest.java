package io.headrace.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DeltaOfDeltaTest {

  @Property
  void decode_whatWasEncoded_givesTheSeriesBack(@ForAll long[] series) {
    assertThat(decoded(encoded(series))).containsExactly(series);
  }

  @Test
  void encode_theEndsOfTheRange_wrapsAndComesBack() {
    long[] series = {Long.MIN_VALUE, Long.MAX_VALUE, 0, Long.MIN_VALUE, -1, Long.MAX_VALUE};

    assertThat(decoded(encoded(series))).containsExactly(series);
  }

  @Test
  void encode_regularSeries_isZeroFromTheThirdOn() {
    assertThat(encoded(new long[] {100, 110, 120, 130})).containsExactly(100, -90, 0, 0);
  }

  @Test
  void restart_afterASeries_beginsAnew() {
    DeltaOfDelta steps = new DeltaOfDelta();
    steps.encode(7);
    steps.encode(9);
    steps.restart();

    assertThat(steps.encode(5)).isEqualTo(5);
  }

  private static long[] encoded(long[] series) {
    DeltaOfDelta encoder = new DeltaOfDelta();
    return Arrays.stream(series).map(encoder::encode).toArray();
  }

  private static long[] decoded(long[] changes) {
    DeltaOfDelta decoder = new DeltaOfDelta();
    return Arrays.stream(changes).map(decoder::decode).toArray();
  }
}
