package io.headrace.tracking.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.event.MetricColumnsCodec;
import io.headrace.metric.MetricColumns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainBodyTest {

  private static final String POINT = "{\"key\": \"loss\", \"value\": 0.5, \"timestamp\": 7}";

  @Property(tries = 1_000)
  void batch_asClientsWriteIt_isReadAsTheParserReadsIt(@ForAll long seed) {
    byte[] body = bytes(Body.batch(new SplittableRandom(seed), true));

    Optional<Batch> plain = PlainBody.batch(body);

    assertThat(plain).isPresent();
    assertSame(plain.get(), BatchParser.parseAnyBatch(body));
  }

  @Property(tries = 4_000)
  void batch_oddOrDamaged_isLeftOrReadAsTheParserReadsIt(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] body = damaged(bytes(Body.batch(random, false)), random);

    PlainBody.batch(body).ifPresent(plain -> assertSame(plain, BatchParser.parseAnyBatch(body)));
  }

  @Property(tries = 4_000)
  void metric_oddOrDamaged_isLeftOrReadAsTheParserReadsIt(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] body = damaged(bytes(Body.metric(random)), random);

    PlainBody.metric(body).ifPresent(plain -> assertSame(plain, BatchParser.parseAnyMetric(body)));
  }

  private static byte[] damaged(byte[] body, SplittableRandom random) {
    if (random.nextInt(3) == 0) {
      String signs = "{}[]\":,\\0-.eNI +\t1";
      body[random.nextInt(body.length)] =
          (byte)
              (random.nextBoolean()
                  ? random.nextInt(256)
                  : signs.charAt(random.nextInt(signs.length())));
    }
    return body;
  }

  private static void assertSame(Batch plain, Batch parsed) {
    assertThat(plain.runId()).isEqualTo(parsed.runId());
    assertThat(plain.isMetricsOnly()).isTrue();
    assertThat(parsed.isMetricsOnly()).isTrue();
    assertThat(MetricColumnsCodec.encode(plain.points()))
        .isEqualTo(MetricColumnsCodec.encode(parsed.points()));
  }

  @Test
  void metric_ofMlflowsClient_isRead() {
    Optional<Batch> point =
        PlainBody.metric(
            bytes(
                "{\"run_uuid\": \"r1\", \"key\": \"loss\", \"value\": 0.25, \"timestamp\": 1700,"
                    + " \"step\": -3, \"run_id\": \"r1\"}"));

    MetricColumns points = point.orElseThrow().points();
    assertThat(points.size()).isEqualTo(1);
    assertThat(points.key(0)).isEqualTo("loss");
    assertThat(points.step(0)).isEqualTo(-3);
    assertThat(points.timestamp(0)).isEqualTo(1700);
    assertThat(points.value(0)).isEqualTo(0.25);
  }

  @Test
  void batch_whosePointsAreNotLaidOutAsTheFirst_isReadAllTheSame() {
    MetricColumns points =
        batch(
                "{\"run_id\": \"r1\", \"metrics\": ["
                    + "{\"key\": \"a\", \"value\": 1, \"timestamp\": 11, \"step\": 111}, "
                    + "{\"key\": \"a\", \"value\": 2, \"timestamp\": 22, \"step\": 222}, "
                    + "{\"key\": \"a\", \"value\": 3, \"timestamp\": 33}, "
                    + "{\"key\": \"a\",\"value\": 4, \"timestamp\": 44, \"step\": 444}, "
                    + "{\"value\": 5, \"key\": \"b\", \"timestamp\": 55, \"step\": 555}, "
                    + "{\"key\": \"a\", \"value\": 6, \"timestamp\": 66, \"step\": 666 }]}")
            .points();

    assertThat(IntStream.range(0, points.size()).mapToObj(points::step))
        .containsExactly(111L, 222L, 0L, 444L, 555L, 666L);
    assertThat(IntStream.range(0, points.size()).mapToObj(i -> points.key(points.keyIndex(i))))
        .containsExactly("a", "a", "a", "a", "b", "a");
    assertThat(IntStream.range(0, points.size()).mapToObj(points::value))
        .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
  }

  @Test
  void batch_whoseFirstPointIsTheOddOne_isReadAllTheSame() {
    MetricColumns points =
        batch(
                "{\"run_id\": \"r1\", \"metrics\": ["
                    + "{\"key\": \"a\", \"value\": 1, \"timestamp\": 11}, "
                    + "{\"key\": \"a\", \"value\": 2, \"timestamp\": 22, \"step\": 222}, "
                    + "{\"key\": \"a\", \"value\": 3, \"timestamp\": 33, \"step\": 333}, "
                    + "{\"key\": \"a\", \"value\": 4, \"timestamp\": 44}]}")
            .points();

    assertThat(IntStream.range(0, points.size()).mapToObj(points::step))
        .containsExactly(0L, 222L, 333L, 0L);
  }

  @Test
  void metric_numberAtTheEndOfTheBody_isRead() {
    for (String step : List.of("7", "12345678", "123456789", "123456789012345678")) {
      MetricColumns points =
          PlainBody.metric(
                  bytes(
                      "{\"run_id\":\"r1\",\"key\":\"a\",\"value\":1,\"timestamp\":1,\"step\":"
                          + step
                          + "}"))
              .orElseThrow()
              .points();

      assertThat(points.step(0)).isEqualTo(Long.parseLong(step));
    }
  }

  @Test
  void batch_ofManyKeysInChangingOrder_keepsThemApart() {
    SplittableRandom random = new SplittableRandom(3);
    List<String> keys =
        random.ints(1_000, 0, 300).mapToObj(key -> "k" + key).collect(Collectors.toList());
    String points =
        keys.stream()
            .map(key -> "{\"key\":\"%s\",\"value\":1,\"timestamp\":1}".formatted(key))
            .collect(Collectors.joining(","));

    MetricColumns columns = batch("{\"run_id\":\"r1\",\"metrics\":[" + points + "]}").points();

    assertThat(IntStream.range(0, 1_000).mapToObj(i -> columns.key(columns.keyIndex(i))))
        .containsExactlyElementsOf(keys);
    assertThat(columns.keyCount()).isEqualTo(keys.stream().distinct().count());
  }

  private static Batch batch(String body) {
    return PlainBody.batch(bytes(body)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"run_id\": \"\"}",
        "{\"run_id\": \"r/1\"}",
        "{\"run_id\": \"r1\", \"run_id\": \"r1\"}",
        "{\"run_id\": \"r1\", \"params\": [{\"key\": \"a\", \"value\": \"b\"}]}",
        "{\"run_id\": \"r1\", \"metrics\": [" + POINT + ",]}",
        "{\"run_id\": \"r1\", \"metrics\": [" + POINT + "]} x",
        "{\"run_id\": \"r1\", \"metrics\": [" + POINT + "], \"metrics\": []}",
        "{\"run_id\": \"r1\", \"metrics\": [{\"key\": \"a\", \"value\": 1}]}",
        "{\"run_id\": \"r1\", \"metrics\": [{\" key\": \"a\", \"value\": 1, \"timestamp\": 1}]}",
        "{\"run_id\": \"r1\", \"metrics\": [{\"key\": \"a\\u0062\", \"value\": 1, \"timestamp\":"
            + " 1}]}",
        "{\"run_id\": \"r1\", \"metrics\": [{\"key\": \"größe\", \"value\": 1, \"timestamp\": 1}]}",
        "{\"run_id\": \"r1\", \"metrics\": [{\"key\": \"../a\", \"value\": 1, \"timestamp\": 1}]}",
        "{\"run_id\": \"r1\", \"metrics\": [{\"key\": \"a\", \"value\": 1, \"timestamp\": -1}]}",
        "{\"run_id\": \"r1\", \"metrics\": [{\"key\": \"a\", \"value\": 01, \"timestamp\": 1}]}",
        "{\"run_id\": \"r1\", \"metrics\": [{\"key\": \"a\", \"value\": 1., \"timestamp\": 1}]}",
        "{\"run_id\": \"r1\", \"metrics\": [{\"key\": \"a\", \"value\": \"1\", \"timestamp\": 1}]}",
        "{\"run_id\": \"r1\", \"metrics\": [{\"key\": \"a\", \"value\": 1, \"timestamp\": 1.5}]}",
        "{\"run_id\": \"r1\", \"metrics\": [{\"key\": \"a\", \"value\": 1, \"timestamp\": 1,"
            + " \"model_id\": \"m\"}]}",
      })
  void batch_thatIsNotPlain_isLeft(String body) {
    assertThat(PlainBody.batch(bytes(body))).isEmpty();
  }

  @Test
  void batch_ofMorePointsThanAreAllowed_isLeft() {
    String points = String.join(",", IntStream.range(0, 1_001).mapToObj(i -> POINT).toList());

    assertThat(PlainBody.batch(bytes("{\"run_id\":\"r1\",\"metrics\":[" + points + "]}")))
        .isEmpty();
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** Bodies by chance: as clients write them, or with fields and values that none would. */
  private static final class Body {
    private final SplittableRandom random;
    private final boolean plain;

    /** How most points of the body are written. */
    private final String usualBlank;

    private final long usualOrder;

    private Body(SplittableRandom random, boolean plain) {
      this.random = random;
      this.plain = plain;
      this.usualBlank = " ".repeat(random.nextInt(2));
      this.usualOrder = random.nextLong();
    }

    static String batch(SplittableRandom random, boolean plain) {
      Body body = new Body(random, plain);
      String points =
          IntStream.range(0, random.nextInt(30))
              .mapToObj(i -> body.object(body.point()))
              .collect(Collectors.joining("," + body.blank()));
      return body.object(
          List.of(
              body.field("run_id", body.one(List.of("\"r1\""), List.of("\"r-\"", "null", "1"))),
              body.field("metrics", "[" + points + "]"),
              body.field("tags", body.one(List.of("[]"), List.of("null", "[{}]")))));
    }

    static String metric(SplittableRandom random) {
      Body body = new Body(random, false);
      List<String> fields = new ArrayList<>(body.point());
      fields.add(body.field("run_id", body.one(List.of("\"r1\""), List.of("\"\"", "null"))));
      fields.add(body.field(body.one(List.of("run_uuid"), List.of("run_id", "x")), "\"r1\""));
      return body.object(fields);
    }

    private List<String> point() {
      List<String> fields =
          Arrays.asList(
              field(
                  "key",
                  one(List.of("\"a\"", "\"val/loss\"", "\"b c\""), List.of("\"\"", "\"/\""))),
              field("value", number()),
              field("timestamp", integer(0)),
              field(one(List.of("step"), List.of("key", "steps", "value")), integer(-5)));
      boolean usual = random.nextInt(20) > 0;
      Collections.shuffle(fields, new Random(usual ? usualOrder : random.nextLong()));
      return fields;
    }

    private String number() {
      return switch (random.nextInt(plain ? 6 : 8)) {
        case 0 -> Double.toString(random.nextDouble());
        case 1 -> Double.toString(Float.intBitsToFloat(random.nextInt(0x7f80_0000)));
        case 2 -> Double.toString(finite(random.nextLong()));
        case 3 -> Integer.toString(random.nextInt(-100, 100));
        case 4 -> Long.toString(random.nextLong() >> 5);
        case 5 -> one(List.of("\"NaN\"", "\"-Infinity\"", "0.0", "-0.0", "-0", "NaN"), List.of());
        case 6 -> one(List.of("1e400", "-1E-400", "00", "1.", ".5", "+1", "1e", "-"), List.of());
        default -> "9".repeat(random.nextInt(1, 40)) + "." + "0".repeat(random.nextInt(1, 1_200));
      };
    }

    private static double finite(long bits) {
      double value = Double.longBitsToDouble(bits);
      return Double.isFinite(value) ? value : 1;
    }

    private String integer(long least) {
      String digits = Long.toString(random.nextLong(least, 1_800_000_000_000L));
      return one(
          List.of(digits, '"' + digits + '"'),
          List.of("1e3", "9223372036854775807", "9223372036854775808", "\"-0\"", "007", "true"));
    }

    /** One of the usual, or seldom, if anything goes, one of the odd. */
    private String one(List<String> usual, List<String> odd) {
      List<String> from = plain || odd.isEmpty() || random.nextInt(20) > 0 ? usual : odd;
      return from.get(random.nextInt(from.size()));
    }

    private String field(String name, String value) {
      return '"' + name + '"' + blank() + ":" + blank() + value;
    }

    private String object(List<String> fields) {
      return "{" + blank() + String.join(blank() + "," + blank(), fields) + blank() + "}";
    }

    private String blank() {
      return random.nextInt(100) == 0 ? " ".repeat(random.nextInt(3)) : usualBlank;
    }
  }
}
