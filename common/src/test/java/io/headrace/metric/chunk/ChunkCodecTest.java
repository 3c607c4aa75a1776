package io.headrace.metric.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkCodecTest {

  @Property
  @Domain(AnySeries.class)
  void decode_anyChunk_givesEveryPointBitForBit(@ForAll Series series) {
    Series decoded = ChunkCodec.decode(ChunkCodec.encode(series, 0, series.size()));

    assertThat(SeriesText.of(decoded)).isEqualTo(SeriesText.of(series));
  }

  @Property
  @Domain(AnySeries.class)
  void encode_samePointsAgain_givesTheSameBytes(@ForAll Series series) {
    assertThat(ChunkCodec.encode(series, 0, series.size()))
        .isEqualTo(ChunkCodec.encode(series, 0, series.size()));
  }

  @Property
  @Domain(AnySeries.class)
  void decode_stretchOfASeries_givesThatStretch(@ForAll Series series) {
    int from = series.size() / 3;
    int to = series.size() - series.size() / 4;

    assertThat(SeriesText.of(ChunkCodec.decode(ChunkCodec.encode(series, from, to))))
        .isEqualTo(SeriesText.of(series).subList(from, to));
  }

  @Property(tries = 300)
  @Domain(DomainContext.Global.class)
  @Domain(AnySeries.class)
  void decode_truncatedChunk_isRefused(
      @ForAll Series series, @ForAll @IntRange(max = 1_000_000) int cut) {
    ByteBuffer chunk = ChunkCodec.encode(series, 0, series.size());
    ByteBuffer truncated = chunk.slice(0, cut % chunk.remaining());

    assertThatThrownBy(() -> ChunkCodec.decode(truncated))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Damage may go unnoticed, as a chunk has no checksum; what matters is that nothing else breaks.
   */
  @Property(tries = 2_000)
  @Domain(DomainContext.Global.class)
  @Domain(AnySeries.class)
  void decode_damagedChunk_isRefusedOrGivesAsManyPointsAsItClaims(
      @ForAll Series series, @ForAll long seed) {
    byte[] bytes = ChunkCodec.encode(series, 0, series.size()).array().clone();
    SplittableRandom random = new SplittableRandom(seed);
    for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }

    try {
      assertThat(ChunkCodec.decode(ByteBuffer.wrap(bytes)).size())
          .isLessThanOrEqualTo(ChunkCodec.MAX_POINTS);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageMatching("(Corrupt|Not a) chunk.*");
    }
  }

  @Test
  void decode_noise_isRefusedOrRead() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = 1;
      }
      try {
        ChunkCodec.decode(ByteBuffer.wrap(bytes));
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageStartingWith("Corrupt chunk");
      }
    }
  }

  @Test
  void decode_claimOfVeryManyPoints_isRefusedBeforeAnythingIsAllocated() {
    byte[] bytes = HexFormat.of().parseHex("01ffffffff07" + "000000");

    assertThatThrownBy(() -> ChunkCodec.decode(ByteBuffer.wrap(bytes)))
        .hasMessageContaining("claims");
  }

  @Test
  void encode_moreThanAChunkHolds_isRefused() {
    Series series = regular(ChunkCodec.MAX_POINTS + 1, i -> i);

    assertThatThrownBy(() -> ChunkCodec.encode(series, 0, series.size()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void encode_lossCurveInSinglePrecision_takesUnderFourBytesAPoint() {
    SplittableRandom random = new SplittableRandom(1);

    assertThat(bytesPerPoint(i -> (float) (2 * Math.exp(-i / 2e4) + 0.05 * random.nextGaussian())))
        .isLessThan(4);
  }

  @Test
  void encode_accuracyRoundedToThreeDigits_takesUnderTwoBytesAPoint() {
    SplittableRandom random = new SplittableRandom(1);

    assertThat(bytesPerPoint(i -> Math.round(900 + 20 * random.nextGaussian()) / 1000.0))
        .isLessThan(2);
  }

  @Test
  void encode_counterWithRegularSteps_takesAlmostNothingButItsTimes() {
    assertThat(bytesPerPoint(i -> 512L * i)).isLessThan(0.6);
  }

  private static double bytesPerPoint(IntToDoubleFunction value) {
    Series series = regular(ChunkCodec.MAX_POINTS, value);
    ByteBuffer chunk = ChunkCodec.encode(series, 0, series.size());
    assertThat(SeriesText.of(ChunkCodec.decode(chunk))).isEqualTo(SeriesText.of(series));
    return chunk.remaining() / (double) series.size();
  }

  /** Steps of ten, a point about every 230 ms. */
  private static Series regular(int size, IntToDoubleFunction value) {
    SplittableRandom random = new SplittableRandom(2);
    SeriesBuilder points = new SeriesBuilder(size);
    long now = 1_700_000_000_000L;
    for (int i = 0; i < size; i++) {
      now += 230 + random.nextInt(7);
      points.add(10L * i, now, value.applyAsDouble(i));
    }
    return points.build();
  }

  /** Stored data outlives the code: version 1 must be readable as it was written. */
  @ParameterizedTest
  @CsvSource({
    "010302000300020602000d80a0abfef962eb9fabfef9620d0200030000000003000000000300c00000033f7f80,"
        + " 0.5 NaN -0.0",
    "01020000020080a0abfef96214010300fa01ee05, 0.125 0.5",
    "01020000020080a0abfef96214040002186900022d57000244140002548b0002fb0a000221bf0002090500024040,"
        + " 3.141592653589793 2.718281828459045"
  })
  void decode_chunkWrittenBefore_isReadAlike(String hex, String values) {
    Series decoded = ChunkCodec.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));

    assertThat(SeriesText.of(decoded))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .containsExactly(values.split(" "));
    assertThat(decoded.step(1)).isEqualTo(1);
    assertThat(decoded.timestamp(1)).isEqualTo(1_700_000_000_010L);
  }
}
