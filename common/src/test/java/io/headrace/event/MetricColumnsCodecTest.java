package io.headrace.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import io.headrace.event.proto.MetricColumns;
import io.headrace.event.proto.ModelLink;
import io.headrace.metric.PlainPoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Holds our codec to the class that protobuf generates from the schema. */
class MetricColumnsCodecTest {

  @Property
  void decode_whatWeEncoded_givesThePointsBack(@ForAll("points") List<PlainPoint> points) {
    assertThat(decode(MetricColumnsCodec.encode(PlainPoint.columns(points)))).isEqualTo(points);
  }

  @Property
  void encode_anyPoints_isReadByProtobufAlike(@ForAll("points") List<PlainPoint> points)
      throws Exception {
    MetricColumns message =
        MetricColumns.parseFrom(MetricColumnsCodec.encode(PlainPoint.columns(points)));

    assertThat(plain(message)).isEqualTo(points);
    assertThat(message.getUnknownFields().asMap()).isEmpty();
  }

  @Property
  void decode_whatProtobufEncoded_isReadAlike(@ForAll("points") List<PlainPoint> points) {
    assertThat(decode(message(points).toByteString())).isEqualTo(points);
  }

  @Property(tries = 3_000)
  void decode_damagedMessage_agreesWithProtobuf(
      @ForAll("points") List<PlainPoint> points, @ForAll long seed) {
    byte[] bytes = message(points).toByteArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int hit = 0; bytes.length > 0 && hit <= random.nextInt(4); hit++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }

    assertThat(orNull(() -> decode(ByteString.copyFrom(bytes))))
        .isEqualTo(orNull(() -> plain(MetricColumns.parseFrom(byteByByte(bytes)))));
  }

  /**
   * So that protobuf reads numbers bit by bit: its fast way takes any tenth byte of one for a 1.
   */
  private static CodedInputStream byteByByte(byte[] bytes) {
    return CodedInputStream.newInstance(
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(1, length));
          }
        });
  }

  private interface Reading {
    List<PlainPoint> read() throws IOException;
  }

  private static List<PlainPoint> orNull(Reading reading) {
    try {
      return reading.read();
    } catch (IllegalArgumentException | IOException refusal) {
      return null;
    }
  }

  @Test
  void decode_singleInsteadOfPackedFields_isReadAlike() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (int i = 0; i < 3; i++) {
      out.writeDouble(5, i / 2.0);
      out.writeInt64(4, 1_000 + i);
      out.writeSInt64(3, -i);
      out.writeUInt32(2, i % 2);
    }
    out.writeString(1, "a");
    out.writeString(1, "b");
    out.flush();

    assertThat(decode(ByteString.copyFrom(bytes.toByteArray())))
        .containsExactly(
            PlainPoint.of("a", 0, 1_000, 0),
            PlainPoint.of("b", -1, 1_001, 0.5),
            PlainPoint.of("a", -2, 1_002, 1));
  }

  /** A message in a million pieces is valid; reading it must not cost their square. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void decode_millionSingleFields_takesTimeInProportion() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeString(1, "a");
    for (int i = 0; i < 1_000_000; i++) {
      out.writeUInt32(2, 0);
      out.writeSInt64(3, i);
      out.writeInt64(4, i);
      out.writeDouble(5, i);
    }
    out.flush();

    assertThat(MetricColumnsCodec.decode(ByteString.copyFrom(bytes.toByteArray())).size())
        .isEqualTo(1_000_000);
  }

  @Test
  void decode_unknownFields_passesOverThem() {
    List<PlainPoint> points = List.of(PlainPoint.of("a", 1, 2, 3));
    UnknownFieldSet unknown =
        UnknownFieldSet.newBuilder()
            .addField(8, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
            .addField(99, UnknownFieldSet.Field.newBuilder().addFixed32(1).build())
            .addField(
                100,
                UnknownFieldSet.Field.newBuilder()
                    .addGroup(UnknownFieldSet.getDefaultInstance())
                    .build())
            .build();
    MetricColumns message = message(points).toBuilder().setUnknownFields(unknown).build();

    assertThat(decode(message.toByteString())).isEqualTo(points);
  }

  @Test
  void decode_columnsOfDifferentLength_areRefused() {
    MetricColumns good = message(List.of(PlainPoint.of("a", 1, 2, 3)));
    refused(good.toBuilder().addKeyIndex(0).build(), "differ in length");
    refused(good.toBuilder().addStep(0).build(), "differ in length");
    refused(good.toBuilder().clearTimestamp().build(), "differ in length");
    refused(good.toBuilder().addValue(0).build(), "differ in length");
    refused(good.toBuilder().addModelIndex(0).addModelIndex(0).build(), "differ in length");
  }

  @Test
  void decode_indexBeyondItsTable_isRefused() {
    MetricColumns good = message(List.of(PlainPoint.of("a", 1, 2, 3)));
    refused(good.toBuilder().setKeyIndex(0, 1).build(), "entry 1 of 1");
    refused(good.toBuilder().setKeyIndex(0, -1).build(), "entry -1 of 1");
    refused(good.toBuilder().addModelIndex(1).build(), "entry 0 of 0");
  }

  @Test
  void decode_negativeTimestamp_isRefused() {
    refused(message(List.of(PlainPoint.of("a", 1, -2, 3))), "Negative timestamp -2");
  }

  private static void refused(MetricColumns message, String reason) {
    assertThatThrownBy(() -> MetricColumnsCodec.decode(message.toByteString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void decode_oneColumnThatFillsTheMessage_isRefusedBeforeItIsRead() {
    for (int field : new int[] {2, 3, 4, 5, 7}) {
      ByteString zeros = ByteString.copyFrom(new byte[1_000_000]);
      ByteString column =
          UnknownFieldSet.newBuilder()
              .addField(field, UnknownFieldSet.Field.newBuilder().addLengthDelimited(zeros).build())
              .build()
              .toByteString();

      assertThatThrownBy(() -> MetricColumnsCodec.decode(column))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Metric columns differ in length");
    }
  }

  /** Cassandra would refuse them, and with them what else the run logged. */
  @Test
  void decode_textsThatCannotBeStored_areRefused() {
    MetricColumns.Builder model = MetricColumns.newBuilder();
    MetricColumns.Builder nameless = MetricColumns.newBuilder();
    MetricColumns.Builder key = MetricColumns.newBuilder();
    model.addModels(ModelLink.newBuilder().setModelId("m".repeat(70_000)));
    nameless.addModels(ModelLink.getDefaultInstance());
    key.addKeys("k".repeat(251));

    refused(model.build(), "model_id");
    refused(nameless.build(), "without an id");
    refused(key.build(), "Metric name");
  }

  @Test
  void decode_namesWithoutPoints_areRefused() {
    MetricColumns.Builder keys = MetricColumns.newBuilder();
    MetricColumns.Builder models = MetricColumns.newBuilder();
    for (int i = 0; i < 1_000; i++) {
      keys.addKeys("");
      models.addModels(ModelLink.newBuilder().setModelId("m"));
    }

    refused(keys.build(), "more keys than points");
    refused(models.build(), "more models than points");
  }

  @Test
  void decode_keysThatStandTwice_areOneKey() {
    MetricColumns message =
        MetricColumns.newBuilder()
            .addKeys("a")
            .addKeys("a")
            .addKeyIndex(0)
            .addKeyIndex(1)
            .addStep(1)
            .addStep(2)
            .addTimestamp(1)
            .addTimestamp(2)
            .addValue(1)
            .addValue(2)
            .build();

    assertThat(decode(message.toByteString()))
        .containsExactly(PlainPoint.of("a", 1, 1, 1), PlainPoint.of("a", 2, 2, 2));
  }

  @Test
  void decode_groupsWithinGroups_areRefusedBeforeTheStackEnds() {
    byte[] groups = new byte[1_000_000];
    java.util.Arrays.fill(groups, (byte) (9 << 3 | WireFormat.WIRETYPE_START_GROUP));

    assertThatThrownBy(() -> MetricColumnsCodec.decode(ByteString.copyFrom(groups)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<PlainPoint> decode(ByteString message) {
    return PlainPoint.list(MetricColumnsCodec.decode(message));
  }

  /** What the schema says of a message, in the plainest words. */
  private static List<PlainPoint> plain(MetricColumns message) {
    int n = message.getValueCount();
    boolean linked = message.getModelIndexCount() > 0;
    if (message.getKeyIndexCount() != n
        || message.getStepCount() != n
        || message.getTimestampCount() != n
        || (linked && message.getModelIndexCount() != n)) {
      throw new IllegalArgumentException("lengths");
    }
    if (message.getModelsList().stream().anyMatch(model -> model.getModelId().isEmpty())) {
      throw new IllegalArgumentException("model without an id");
    }
    List<PlainPoint> points = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int key = message.getKeyIndex(i);
      int model = linked ? message.getModelIndex(i) : 0;
      if (key < 0
          || key >= message.getKeysCount()
          || model < 0
          || model > message.getModelsCount()
          || message.getTimestamp(i) < 0) {
        throw new IllegalArgumentException("out of range");
      }
      points.add(
          new PlainPoint(
              message.getKeys(key),
              message.getStep(i),
              message.getTimestamp(i),
              Double.doubleToRawLongBits(message.getValue(i)),
              model == 0 ? null : link(message.getModels(model - 1))));
    }
    return points;
  }

  private static io.headrace.metric.MetricColumns.ModelLink link(ModelLink link) {
    return new io.headrace.metric.MetricColumns.ModelLink(
        link.getModelId(), link.getDatasetName(), link.getDatasetDigest());
  }

  private static MetricColumns message(List<PlainPoint> points) {
    List<String> keys = points.stream().map(PlainPoint::key).distinct().toList();
    List<io.headrace.metric.MetricColumns.ModelLink> links =
        points.stream().map(PlainPoint::link).filter(link -> link != null).distinct().toList();
    MetricColumns.Builder message = MetricColumns.newBuilder().addAllKeys(keys);
    for (io.headrace.metric.MetricColumns.ModelLink link : links) {
      message.addModels(
          ModelLink.newBuilder()
              .setModelId(link.modelId())
              .setDatasetName(link.datasetName())
              .setDatasetDigest(link.datasetDigest()));
    }
    for (PlainPoint point : points) {
      message
          .addKeyIndex(keys.indexOf(point.key()))
          .addStep(point.step())
          .addTimestamp(point.timestamp())
          .addValue(point.value());
      if (!links.isEmpty()) {
        message.addModelIndex(links.indexOf(point.link()) + 1);
      }
    }
    return message.build();
  }

  @Provide
  Arbitrary<List<PlainPoint>> points() {
    return PlainPoint.loggable().list().ofMaxSize(40);
  }
}
