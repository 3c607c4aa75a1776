package io.headrace.search;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Conditions and rows over a few keys and values, so that they meet often. */
final class Conditions {

  private static final List<String> KEYS = List.of("a", "b", "a b", "x/y.z");

  /** The last three begin alike: with as many bytes as a column compares at once, and more. */
  private static final List<String> VALUES =
      List.of(
          "",
          "a",
          "A",
          "ab",
          "aXb",
          "a\nb",
          "é",
          "🙂",
          "a🙂b",
          "%",
          "_",
          "abcdefg",
          "abcdefgh",
          "abcdefghi");

  /** Some are equal in natural order, and some are no numbers there. */
  private static final List<String> NUMBERS_AS_TEXTS =
      List.of("9", "10", "1e1", "10.0", "-1", "-0", "0", ".5", "1e999", "0x1F", "NaN", "1.2.3");

  private static final List<Double> NUMBERS =
      List.of(
          -1.5,
          -0.0,
          0.0,
          1.0,
          1e300,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY);

  /** Where a double can no longer tell one whole number from the next. */
  private static final List<Long> BOUNDS =
      List.of(9_007_199_254_740_992L, 9_007_199_254_740_993L, Long.MAX_VALUE - 1);

  private Conditions() {}

  static Arbitrary<List<Condition>> any() {
    return Arbitraries.oneOf(numbers(), integers(), texts(), memberships(), presences())
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static Arbitrary<Condition> numbers() {
    return Combinators.combine(
            key(Entity.METRIC, KEYS),
            Arbitraries.of(NumberComparator.values()),
            Arbitraries.of(NUMBERS).filter(Double::isFinite))
        .as(Condition.OfNumber::new);
  }

  private static Arbitrary<Condition> integers() {
    return Combinators.combine(
            key(Entity.ATTRIBUTE, List.of("start_time", "end_time")),
            Arbitraries.of(NumberComparator.values()),
            Arbitraries.oneOf(Arbitraries.longs().between(-1, 4), Arbitraries.of(BOUNDS)))
        .as(Condition.OfInteger::new);
  }

  private static Arbitrary<Condition> texts() {
    return Combinators.combine(
            Arbitraries.oneOf(keyed(), attribute(), dataset()),
            Arbitraries.of(TextComparator.values()),
            Arbitraries.oneOf(
                Arbitraries.of(VALUES), Arbitraries.strings().withChars("ab%_'\"").ofMaxLength(5)))
        .as(Condition.OfText::new);
  }

  private static Arbitrary<Condition> memberships() {
    return Combinators.combine(
            Arbitraries.oneOf(key(Entity.ATTRIBUTE, List.of("run_id")), dataset()),
            Arbitraries.of(true, false),
            Arbitraries.of(VALUES).list().ofMinSize(1).ofMaxSize(3))
        .as(Condition.Membership::new);
  }

  private static Arbitrary<Condition> presences() {
    return Combinators.combine(keyed(), Arbitraries.of(true, false)).as(Condition.Presence::new);
  }

  private static Arbitrary<Identifier> keyed() {
    return Arbitraries.oneOf(key(Entity.PARAM, KEYS), key(Entity.TAG, KEYS));
  }

  private static Arbitrary<Identifier> attribute() {
    return key(Entity.ATTRIBUTE, List.of("run_id", "run_name", "status"));
  }

  private static Arbitrary<Identifier> dataset() {
    return key(Entity.DATASET, List.of("name", "digest", "context"));
  }

  private static Arbitrary<Identifier> key(Entity entity, List<String> keys) {
    return Arbitraries.of(keys).map(key -> new Identifier(entity, key));
  }

  /** Rows with distinct run ids. */
  static Arbitrary<List<TestRow>> rows() {
    return row().list().ofMaxSize(30).uniqueElements(TestRow::runId);
  }

  static Arbitrary<TestRow> row() {
    Arbitrary<String> runIds =
        Arbitraries.oneOf(
            Arbitraries.of(VALUES), Arbitraries.strings().withCharRange('a', 'z').ofLength(3));
    Arbitrary<String> values = Arbitraries.of(VALUES);
    Arbitrary<String> keyed = Arbitraries.oneOf(values, Arbitraries.of(NUMBERS_AS_TEXTS));
    Arbitrary<DatasetUse> datasets =
        Combinators.combine(values, values, values.injectNull(0.3)).as(DatasetUse::new);
    return Combinators.combine(
            runIds,
            Arbitraries.oneOf(Arbitraries.longs().between(0, 3), Arbitraries.of(BOUNDS)),
            values.injectNull(0.3),
            Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of(NUMBERS)).ofMaxSize(3),
            Arbitraries.maps(Arbitraries.of(KEYS), keyed).ofMaxSize(3),
            Arbitraries.maps(Arbitraries.of(KEYS), keyed).ofMaxSize(3),
            datasets.list().ofMaxSize(2))
        .as(
            (runId, startTime, status, metrics, params, tags, uses) -> {
              TestRow row = TestRow.run(runId, startTime);
              if (status != null) {
                row.withText("status", status).withNumber("end_time", startTime + 1);
              }
              row.metrics().putAll(metrics);
              row.params().putAll(params);
              row.tags().putAll(tags);
              return row.withDatasets(uses.toArray(DatasetUse[]::new));
            });
  }
}
