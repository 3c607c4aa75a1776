package io.headrace.tracking.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.MetricColumnsCodec;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricColumns.ModelLink;
import io.headrace.model.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BatchParserPropertyTest {

  private static final String SIGNS = "{}[]\":,\\0-.eNI ";

  private record Point(String key, double value, long timestamp, long step, ModelLink link) {}

  private record Logged(List<Point> points, List<Tag> params, List<Tag> tags) {}

  @Property
  void parse_anyBatchAsJson_givesItBack(@ForAll("batches") Logged logged, @ForAll long style) {
    Batch batch = BatchParser.parseBatch(json(logged, new SplittableRandom(style)));

    assertThat(batch.runId()).isEqualTo("r1");
    assertThat(batch.params()).isEqualTo(logged.params);
    assertThat(batch.tags()).isEqualTo(logged.tags);
    assertThat(MetricColumnsCodec.encode(batch.points()))
        .isEqualTo(MetricColumnsCodec.encode(columns(logged.points)));
  }

  @Property(tries = 3_000)
  void parse_damagedJson_isReadOrRefusedButNeverFailsOtherwise(
      @ForAll("batches") Logged logged, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] body = json(logged, random);
    for (int hit = 0; hit <= random.nextInt(3); hit++) {
      body[random.nextInt(body.length)] =
          random.nextBoolean()
              ? (byte) random.nextInt(256)
              : (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
    }
    refusable(body, BatchParser::parseBatch);
    refusable(body, BatchParser::parseMetric);
  }

  private static void refusable(byte[] body, Function<byte[], Batch> parse) {
    try {
      Batch unused = parse.apply(body);
    } catch (HeadraceException refusal) {
      assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
    }
  }

  private static MetricColumns columns(List<Point> points) {
    MetricColumns columns = new MetricColumns();
    for (Point point : points) {
      columns.add(point.key, point.step, point.timestamp, point.value);
      if (point.link != null) {
        columns.linkLast(point.link);
      }
    }
    return columns;
  }

  private static byte[] json(Logged logged, SplittableRandom style) {
    String points =
        logged.points.stream().map(p -> json(p, style)).collect(Collectors.joining(", "));
    return "{\"run_id\": \"r1\", \"metrics\": [%s], \"params\": [%s], \"tags\": [%s]}"
        .formatted(points, json(logged.params, style), json(logged.tags, style))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String json(Point point, SplittableRandom style) {
    StringBuilder json = new StringBuilder("{\"key\":").append(quoted(point.key, style));
    json.append(",\"value\":").append(inQuotes(Double.toString(point.value), style));
    json.append(",\"timestamp\":").append(inQuotes(Long.toString(point.timestamp), style));
    if (point.step != 0 || style.nextBoolean()) {
      json.append(",\"step\":").append(inQuotes(Long.toString(point.step), style));
    }
    if (point.link != null) {
      json.append(",\"model_id\":").append(quoted(point.link.modelId(), style));
      json.append(",\"dataset_name\":").append(quoted(point.link.datasetName(), style));
      json.append(",\"dataset_digest\":").append(quoted(point.link.datasetDigest(), style));
    }
    return json.append('}').toString();
  }

  private static String json(List<Tag> items, SplittableRandom style) {
    return items.stream()
        .map(
            item ->
                "{\"key\":%s,\"value\":%s}"
                    .formatted(quoted(item.key(), style), quoted(item.value(), style)))
        .collect(Collectors.joining(","));
  }

  private static String inQuotes(String number, SplittableRandom style) {
    return style.nextBoolean() ? number : '"' + number + '"';
  }

  private static String quoted(String text, SplittableRandom style) {
    StringBuilder json = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              boolean escaped = c < ' ' || c == '"' || c == '\\' || style.nextInt(4) == 0;
              for (char unit : Character.toChars(c)) {
                json.append(escaped ? String.format("\\u%04x", (int) unit) : unit);
              }
            });
    return json.append('"').toString();
  }

  /** A dataset has a name and a digest, or there is none. */
  private static ModelLink link(String modelId, String datasetName, String datasetDigest) {
    return datasetName.isEmpty() || datasetDigest.isEmpty()
        ? new ModelLink(modelId, "", "")
        : new ModelLink(modelId, datasetName, datasetDigest);
  }

  @Provide
  Arbitrary<Logged> batches() {
    Arbitrary<String> keys = Arbitraries.of("a", "val/loss", "größe", "𝛼", "a b:c-d.e_f");
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(12),
            Arbitraries.of("", "a\n\"b\\", "🙂"));
    Arbitrary<ModelLink> links =
        Combinators.combine(Arbitraries.of("m-1", "m-2"), texts, texts)
            .as(BatchParserPropertyTest::link)
            .injectNull(0.7);
    Arbitrary<Point> points =
        Combinators.combine(
                keys,
                Arbitraries.longs()
                    .map(Double::longBitsToDouble)
                    .map(BatchParserPropertyTest::plain),
                Arbitraries.longs().greaterOrEqual(0),
                Arbitraries.oneOf(Arbitraries.longs().between(0, 2), Arbitraries.longs()),
                links)
            .as(Point::new);
    Arbitrary<Tag> items = Combinators.combine(keys, texts).as(Tag::new);
    return Combinators.combine(
            points.list().ofMaxSize(20),
            items.list().uniqueElements(Tag::key).ofMaxSize(5),
            items.list().ofMaxSize(5))
        .as(Logged::new)
        .withoutEdgeCases();
  }

  /** JSON has no words for a NaN's payload. */
  private static double plain(double value) {
    return Double.isNaN(value) ? Double.NaN : value;
  }
}
