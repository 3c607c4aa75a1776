package io.headrace.tracking.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.HeadraceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The two readings of a body come to the same verdict: what one refuses, the other does too. */
class FirstFaultPropertyTest {

  private static final HeadraceException NONE = HeadraceException.invalid("no fault");

  private static final String LONG_TEXT = '"' + "k".repeat(501) + '"';

  @Property
  void metric_anyFields_areRefusedByBothReadingsOrByNone(@ForAll("metricBodies") String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    assertThat(FirstFault.ofMetric(bytes, NONE) != NONE)
        .isEqualTo(isRefused(BatchParser::parseMetric, bytes));
  }

  @Property
  void batch_anyItems_areRefusedByBothReadingsOrByNone(@ForAll("batchBodies") String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    assertThat(FirstFault.ofBatch(bytes, NONE) != NONE)
        .isEqualTo(isRefused(BatchParser::parseBatch, bytes));
  }

  private static boolean isRefused(Consumer<byte[]> reading, byte[] body) {
    try {
      reading.accept(body);
      return false;
    } catch (HeadraceException refused) {
      return true;
    }
  }

  @Provide
  Arbitrary<String> metricBodies() {
    List<Arbitrary<String>> fields = new ArrayList<>(points());
    fields.addAll(runIds());
    return object(fields);
  }

  @Provide
  Arbitrary<String> batchBodies() {
    List<Arbitrary<String>> fields = new ArrayList<>(runIds());
    fields.add(field("metrics", listOf(object(points()))));
    fields.add(field("params", listOf(object(items()))));
    fields.add(field("tags", listOf(object(items()))));
    return object(fields);
  }

  private static List<Arbitrary<String>> runIds() {
    return List.of(
        field("run_id", given("\"r\"")),
        rarely(field("runId", given("\"r\""))),
        rarely(field("run_uuid", given("\"r\""))));
  }

  private static List<Arbitrary<String>> points() {
    return List.of(
        field("key", mostly("\"k\"")),
        field("value", mostly("0.5")),
        field("timestamp", mostly("1")),
        field("step", mostly("2")),
        rarely(field("model_id", given("\"m\""))),
        rarely(field("modelId", given("\"m\""))),
        rarely(field("dataset_name", given("\"d\""))),
        rarely(field("datasetName", given("\"d\""))),
        rarely(field("dataset_digest", mostly("\"1\""))),
        rarely(field("unknown", mostly("1"))));
  }

  private static List<Arbitrary<String>> items() {
    return List.of(field("key", mostly("\"p\"")), field("value", mostly("\"v\"")));
  }

  /** A value that passes where it stands, or any other. */
  private static Arbitrary<String> mostly(String good) {
    return Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just(good)), Tuple.of(1, values()));
  }

  /**
   * Likewise, of a field with two spellings, but not {@code null}: a body that has both is refused
   * even so where a tree is read, as MLflow has it, and the parser takes the one that is given.
   */
  private static Arbitrary<String> given(String good) {
    return mostly(good).filter(value -> !value.equals("null"));
  }

  private static Arbitrary<String> values() {
    return Arbitraries.of(
        "null",
        "true",
        "0",
        "-1",
        "7",
        "1.0",
        "1.5",
        "1e3",
        "1e400",
        "9223372036854775808",
        "NaN",
        "-Infinity",
        "\"\"",
        "\" \"",
        "\"a\"",
        "\"a#\"",
        "\"../a\"",
        "\"7\"",
        "\"-7\"",
        "\"1.7e+12\"",
        "\"NaN\"",
        "\"inf\"",
        "\"0x1\"",
        "\"\\ud83d\"",
        "[]",
        "[1]",
        "[null]",
        "[{}]",
        "{}",
        "{\"key\":\"a\"}",
        LONG_TEXT);
  }

  private static Arbitrary<String> field(String name, Arbitrary<String> value) {
    return Arbitraries.frequencyOf(
        Tuple.of(19, value.map(text -> '"' + name + "\":" + text)),
        Tuple.of(1, Arbitraries.just("")));
  }

  private static Arbitrary<String> rarely(Arbitrary<String> field) {
    return Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just("")), Tuple.of(1, field));
  }

  private static Arbitrary<String> listOf(Arbitrary<String> item) {
    return Arbitraries.frequencyOf(
        Tuple.of(9, item.list().ofMaxSize(3).map(items -> '[' + String.join(",", items) + ']')),
        Tuple.of(1, values()));
  }

  /** In any order; a field that is empty is absent. */
  private static Arbitrary<String> object(List<Arbitrary<String>> fields) {
    return Combinators.combine(fields)
        .as(FirstFaultPropertyTest::present)
        .flatMap(Arbitraries::shuffle)
        .map(present -> '{' + String.join(",", present) + '}');
  }

  private static List<String> present(List<String> fields) {
    return fields.stream().filter(field -> !field.isEmpty()).toList();
  }
}
