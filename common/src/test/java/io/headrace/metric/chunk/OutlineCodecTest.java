package io.headrace.metric.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

class OutlineCodecTest {

  @Property
  @Domain(DomainContext.Global.class)
  @Domain(AnySeries.class)
  void decode_anyOutline_givesEveryBlockBitForBit(
      @ForAll Series series, @ForAll @IntRange(min = 1, max = 40) int pointsPerBlock) {
    Outline outline = Outline.of(series, pointsPerBlock);

    Outline decoded = OutlineCodec.decode(OutlineCodec.encode(outline));

    assertThat(OutlineText.of(decoded)).isEqualTo(OutlineText.of(outline));
    assertThat(decoded.size()).isEqualTo(series.size());
    assertThat(OutlineCodec.encode(decoded)).isEqualTo(OutlineCodec.encode(outline));
  }

  @Property(tries = 300)
  @Domain(DomainContext.Global.class)
  @Domain(AnySeries.class)
  void decode_truncatedOutline_isRefused(
      @ForAll Series series, @ForAll @IntRange(max = 1_000_000) int cut) {
    ByteBuffer bytes = OutlineCodec.encode(Outline.of(series, 16));
    ByteBuffer truncated = bytes.slice(0, cut % bytes.remaining());

    assertThatThrownBy(() -> OutlineCodec.decode(truncated))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Damage may go unnoticed, as in a chunk; what matters is that nothing else breaks. */
  @Property(tries = 2_000)
  @Domain(DomainContext.Global.class)
  @Domain(AnySeries.class)
  void decode_damagedOutline_isRefusedOrCanBeReadToItsEnd(
      @ForAll Series series, @ForAll long seed) {
    byte[] bytes = OutlineCodec.encode(Outline.of(series, 16)).array().clone();
    SplittableRandom random = new SplittableRandom(seed);
    for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }

    try {
      Outline decoded = OutlineCodec.decode(ByteBuffer.wrap(bytes));
      assertThat(OutlineText.of(decoded)).hasSize(decoded.blocks());
      assertThat(decoded.size()).isLessThanOrEqualTo(ChunkCodec.MAX_POINTS);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageMatching("(Corrupt|Not an) (chunk|outline).*");
    }
  }

  @Test
  void decode_claimOfVeryManyPoints_isRefusedBeforeAnythingIsAllocated() {
    byte[] bytes = HexFormat.of().parseHex("01ffffffff07" + "01" + "000000");

    assertThatThrownBy(() -> OutlineCodec.decode(ByteBuffer.wrap(bytes)))
        .hasMessageContaining("claims");
  }

  @Test
  void decode_claimOfBlocksWithoutPoints_isRefused() {
    byte[] bytes = HexFormat.of().parseHex("01" + "05" + "00" + "000000");

    assertThatThrownBy(() -> OutlineCodec.decode(ByteBuffer.wrap(bytes)))
        .hasMessageContaining("claims");
  }

  @Test
  void encode_chunkOfALossCurveInSinglePrecision_takesUnderThreeKilobytes() {
    assertThat(OutlineCodec.encode(Outline.of(lossCurve(true))).remaining()).isLessThan(3_000);
  }

  @Test
  void encode_chunkOfALossCurveInDoublePrecision_takesUnderSixKilobytes() {
    assertThat(OutlineCodec.encode(Outline.of(lossCurve(false))).remaining()).isLessThan(6_000);
  }

  /** A full chunk, 128 blocks: steps of ten, a point about every 230 ms. */
  private static Series lossCurve(boolean single) {
    SplittableRandom random = new SplittableRandom(3);
    SeriesBuilder points = new SeriesBuilder(ChunkCodec.MAX_POINTS);
    long now = 1_700_000_000_000L;
    for (int i = 0; i < ChunkCodec.MAX_POINTS; i++) {
      now += 230 + random.nextInt(7);
      double loss = 2 * Math.exp(-i / 2e4) + 0.05 * random.nextGaussian();
      points.add(10L * i, now, single ? (float) loss : loss);
    }
    return points.build();
  }

  /** Stored data outlives the code: version 1 must be readable as it was written. */
  @Test
  void decode_outlineWrittenBefore_isReadAlike() {
    String hex =
        "01030200000e0002010080a0abfef9620a001413000000000000000000000201020002000000"
            + "0200000002000000023f800200020000000200000002c00000027f8002000200000002000000"
            + "02000000023f800200020000000200000002000000023f80";

    Outline decoded = OutlineCodec.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));

    assertThat(OutlineText.of(decoded))
        .containsExactly(
            "2 0 1 1700000000000 1700000000010 1700000000000 1700000000010 true 1 0.5 NaN 0.5 0.5",
            "1 7 7 1700000000005 1700000000005 1700000000005 1700000000005 true 0 -0.0 -0.0 -0.0"
                + " -0.0");
  }
}
