package io.headrace.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.metric.MetricColumns.ModelLink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentCodecTest {

  @Property
  void decode_anySegment_givesEachKeyItsPointsInOrder(@ForAll("points") List<PlainPoint> points) {
    MetricColumns decoded = SegmentCodec.decode(SegmentCodec.encode(PlainPoint.columns(points)));

    assertThat(PlainPoint.list(decoded)).isEqualTo(byKey(points));
  }

  /** Points of a key keep their order, keys that of their first point. */
  private static List<PlainPoint> byKey(List<PlainPoint> points) {
    Map<String, List<PlainPoint>> byKey = new LinkedHashMap<>();
    points.forEach(p -> byKey.computeIfAbsent(p.key(), key -> new ArrayList<>()).add(p));
    return byKey.values().stream().flatMap(List::stream).toList();
  }

  @Test
  void decode_noPointsAtAll_givesNone() {
    assertThat(SegmentCodec.decode(SegmentCodec.encode(new MetricColumns())).isEmpty()).isTrue();
  }

  @Test
  void decode_keyWithoutPoints_keepsTheOthersApart() {
    MetricColumns columns = new MetricColumns();
    columns.intern("none");
    columns.add("some", 1, 2, 3);

    assertThat(PlainPoint.list(SegmentCodec.decode(SegmentCodec.encode(columns))))
        .containsExactly(PlainPoint.of("some", 1, 2, 3));
  }

  @Test
  void decode_aBufferThatIsNotAtItsBeginning_readsTheRemainingAndLeavesItThere() {
    List<PlainPoint> points = List.of(PlainPoint.of("a", 1, 2, 0.1));
    ByteBuffer segment = SegmentCodec.encode(PlainPoint.columns(points));
    ByteBuffer within = ByteBuffer.allocateDirect(segment.remaining() + 9).position(4);
    within.put(segment.duplicate()).position(4).limit(4 + segment.remaining());

    assertThat(PlainPoint.list(SegmentCodec.decode(within.asReadOnlyBuffer()))).isEqualTo(points);
    assertThat(PlainPoint.list(SegmentCodec.decode(within))).isEqualTo(points);
    assertThat(within.position()).isEqualTo(4);
  }

  @Test
  void encode_hundredThousandRegularFloats_takesUnderFiveBytesAPoint() {
    MetricColumns columns = new MetricColumns();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      columns.add("loss-" + i % 10, i / 10, 1_700_000_000_000L + i, (float) random.nextDouble());
    }

    ByteBuffer segment = SegmentCodec.encode(columns);

    assertThat(segment.remaining()).isLessThan(500_000);
    assertThat(SegmentCodec.decode(segment).size()).isEqualTo(100_000);
  }

  @Test
  void encode_oneHugeLinkAtManyPoints_keepsItOnce() {
    MetricColumns columns = new MetricColumns();
    ModelLink link = new ModelLink("m", "dataset".repeat(100_000), "");
    for (int i = 0; i < 2_000; i++) {
      columns.add("loss", i, i, i);
      columns.linkLast(link);
    }

    MetricColumns decoded = SegmentCodec.decode(SegmentCodec.encode(columns));

    assertThat(decoded.link(0)).isEqualTo(link);
    assertThat(decoded.link(1_999)).isSameAs(decoded.link(0));
  }

  /** Stored data outlives the code: version 1 must be readable as it was written. */
  @Test
  void decode_segmentWrittenBefore_isReadAlike() {
    ByteBuffer segment =
        ByteBuffer.wrap(
            HexFormat.of()
                .parseHex(
                    "01000201610201620100020180a0abfef962eb9fabfef962270800009a000099000099000099000099000099e0f8b93f7f3f01016d01640178000001"));

    assertThat(PlainPoint.list(SegmentCodec.decode(segment)))
        .containsExactly(
            PlainPoint.of("a", 0, 1_700_000_000_000L, 0.5),
            PlainPoint.of("a", 1, 1_700_000_000_010L, Double.NaN),
            new PlainPoint(
                "b",
                -1,
                1_700_000_000_000L,
                Double.doubleToRawLongBits(0.1),
                new ModelLink("m", "d", "x")));
  }

  @Property(tries = 300)
  void decode_truncatedSegment_isRefused(@ForAll("points") List<PlainPoint> points) {
    ByteBuffer segment = SegmentCodec.encode(PlainPoint.columns(points));
    SplittableRandom random = new SplittableRandom(points.hashCode());

    ByteBuffer truncated = segment.duplicate().limit(random.nextInt(segment.remaining()));

    assertThatThrownBy(() -> SegmentCodec.decode(truncated))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 2_000)
  void decode_damagedSegment_isRefusedOrReadButNeverFailsOtherwise(
      @ForAll("points") List<PlainPoint> points, @ForAll long seed) {
    byte[] bytes = SegmentCodec.encode(PlainPoint.columns(points)).array();
    SplittableRandom random = new SplittableRandom(seed);
    for (int hit = 0; hit <= random.nextInt(4); hit++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }

    refusable(ByteBuffer.wrap(bytes));
  }

  @Property(tries = 2_000)
  void decode_anyBytes_areRefusedOrReadButNeverFailOtherwise(@ForAll byte[] bytes) {
    refusable(ByteBuffer.wrap(bytes));
    refusable(ByteBuffer.allocate(bytes.length + 2).put((byte) 1).put((byte) 0).put(bytes).flip());
    refusable(ByteBuffer.allocate(bytes.length + 2).put((byte) 1).put((byte) 1).put(bytes).flip());
  }

  private static void refusable(ByteBuffer segment) {
    try {
      SegmentCodec.decode(segment);
    } catch (IllegalArgumentException refusal) {
      assertThat(refusal.getMessage()).isNotBlank();
    }
  }

  /** Small segments that claim to be large; were they believed, the heap would be allocated. */
  @ParameterizedTest
  @Timeout(10)
  @ValueSource(
      strings = {
        "0101ffffffff01", // 512 MiB unpacked
        "0101ffffffff0728b52ffd", // 2 GiB unpacked
        "0100ffffffff07", // 2^31 keys
        "01000101" + "61" + "ffffffff07", // a key with 2^31 points
        "0100ffffffffff"
      })
  void decode_fewBytesThatClaimToBeMany_areRefusedWithoutTheirMemory(String hex) {
    long before = allocatedBytes();

    assertThatThrownBy(() -> SegmentCodec.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex))))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(allocatedBytes() - before).isLessThan(16L << 20);
  }

  @Test
  void decode_packedBytesOfAnotherLengthThanClaimed_areRefused() {
    MetricColumns columns = new MetricColumns();
    for (int i = 0; i < 100; i++) {
      columns.add("a", i, i, i);
    }
    byte[] bytes = SegmentCodec.encode(columns).array();
    bytes[2]++;

    assertThatThrownBy(() -> SegmentCodec.decode(ByteBuffer.wrap(bytes)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Provide
  Arbitrary<List<PlainPoint>> points() {
    return PlainPoint.any().list().ofMaxSize(60);
  }
}
