package io.headrace.view;

import io.headrace.model.DatasetInput;
import io.headrace.model.LifecycleStage;
import io.headrace.model.MetricPoint;
import io.headrace.model.Run;
import io.headrace.model.Tag;
import io.headrace.search.OrderByParser;
import io.headrace.search.Search;
import io.headrace.search.SearchPage;
import io.headrace.search.SearchSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A search for runs, as a client writes it and in the plainest code: slow, and easy to believe.
 *
 * @param stage of the runs that are shown; {@code null} for both
 */
record PlainSearch(
    String filter,
    List<String> orderBy,
    LifecycleStage stage,
    Predicate<Run> test,
    Comparator<Run> order) {

  /** Four begin alike: with as many bytes as a column compares at once, and more. */
  static final List<String> TEXTS =
      List.of(
          "",
          "x",
          "X",
          "é",
          "É",
          "🙂",
          "a_b",
          "50%",
          "seven b",
          "eight by",
          "eight bytes",
          "eight b",
          "10",
          "9",
          "1e1",
          "-1");

  static final List<String> KEYS = List.of("a", "b");

  private static final List<String> PATTERNS =
      List.of(
          "%", "_", "x%", "%B%", "_IGHT b%", "%é", "eight b__", "%_%_%", "a\\_b", "fini%", "r%");

  private static final List<String> COMPARATORS = List.of("=", "!=", "<", "<=", ">", ">=");

  /** In an order of their own, so that a seed is the same scene whenever it is played. */
  private static final Map<String, Function<Run, String>> TEXTS_OF_RUNS =
      new TreeMap<>(
          Map.of(
              "params.a", run -> run.params().get("a"),
              "params.b", run -> run.params().get("b"),
              "tags.a", run -> run.tags().get("a"),
              "tags.`mlflow.runName`", run -> run.tags().get("mlflow.runName"),
              "attributes.run_name", Run::name,
              "attributes.status", run -> run.status().name(),
              "attributes.user_id", Run::userId,
              "attributes.artifact_uri", Run::artifactUri,
              "attributes.run_id", Run::runId));

  private static final Map<String, Function<Run, Long>> TIMES =
      new TreeMap<>(Map.of("start_time", Run::startTime, "attributes.end_time", Run::endTime));

  private record Clause(String text, Predicate<Run> test) {}

  private record TextTest(String text, Predicate<String> test) {}

  private record Key(String text, Comparator<Run> order) {}

  static PlainSearch any(SplittableRandom random) {
    List<Clause> clauses = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      clauses.add(clause(random));
    }
    List<Key> keys = keys(random);
    Comparator<Run> order = Comparator.comparing(run -> 0);
    for (Key key : keys) {
      order = order.thenComparing(key.order);
    }
    return new PlainSearch(
        String.join(" AND ", clauses.stream().map(Clause::text).toList()),
        keys.stream().map(Key::text).toList(),
        pick(random, Arrays.asList(null, LifecycleStage.ACTIVE, LifecycleStage.DELETED)),
        run -> clauses.stream().allMatch(clause -> clause.test.test(run)),
        order.thenComparing(Run::startTime, Comparator.reverseOrder()).thenComparing(Run::runId));
  }

  static <T> T pick(SplittableRandom random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static Clause clause(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> ofMetric(random);
      case 2 -> ofTime(random);
      case 3 -> ofDataset(random);
      case 4 -> ofMembership(random);
      case 5 -> ofPresence(random);
      default -> ofText(random);
    };
  }

  private static Clause ofMetric(SplittableRandom random) {
    String key = pick(random, KEYS);
    String comparator = pick(random, COMPARATORS);
    double bound = pick(random, List.of(-1.0, 0.0, 0.5, 3.0));
    return new Clause(
        "metrics." + key + " " + comparator + " " + bound,
        run -> {
          Double value = metric(run, key);
          return value != null && compares(value, comparator, bound);
        });
  }

  private static Double metric(Run run, String key) {
    return run.metrics().stream()
        .filter(point -> point.key().equals(key))
        .map(MetricPoint::value)
        .findAny()
        .orElse(null);
  }

  private static boolean compares(double value, String comparator, double bound) {
    return switch (comparator) {
      case "=" -> value == bound;
      case "!=" -> value != bound;
      case "<" -> value < bound;
      case "<=" -> value <= bound;
      case ">" -> value > bound;
      default -> value >= bound;
    };
  }

  private static Clause ofTime(SplittableRandom random) {
    String name = pick(random, List.copyOf(TIMES.keySet()));
    String comparator = pick(random, COMPARATORS);
    long bound = pick(random, List.of(0L, 1L, 2L, Long.MAX_VALUE - 1));
    return new Clause(
        name + " " + comparator + " " + bound,
        run -> {
          Long value = TIMES.get(name).apply(run);
          return value != null && compares(Long.compare(value, bound), comparator, 0);
        });
  }

  private static Clause ofText(SplittableRandom random) {
    String name = pick(random, List.copyOf(TEXTS_OF_RUNS.keySet()));
    Function<Run, String> text = TEXTS_OF_RUNS.get(name);
    TextTest test = textTest(name, random);
    return new Clause(test.text, run -> text.apply(run) != null && test.test.test(text.apply(run)));
  }

  private static TextTest textTest(String name, SplittableRandom random) {
    String comparator = pick(random, List.of("=", "!=", "LIKE", "ILIKE"));
    String value =
        comparator.endsWith("LIKE") && random.nextBoolean()
            ? pick(random, PATTERNS)
            : pick(random, name.endsWith("status") ? List.of("FINISHED", "RUNNING") : TEXTS);
    Predicate<String> test =
        switch (comparator) {
          case "=" -> value::equals;
          case "!=" -> text -> !text.equals(value);
          case "LIKE" -> text -> like(text, value);
          default -> text -> like(text.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
        };
    return new TextTest(name + " " + comparator + " '" + value + "'", test);
  }

  private static boolean like(String text, String pattern) {
    StringBuilder regex = new StringBuilder();
    pattern
        .codePoints()
        .forEach(
            c ->
                regex.append(
                    c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c))));
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
  }

  private static Clause ofDataset(SplittableRandom random) {
    String key = pick(random, List.of("name", "digest", "context"));
    TextTest test = textTest("dataset." + key, random);
    return new Clause(
        test.text,
        run -> run.datasets().stream().flatMap(dataset -> of(dataset, key)).anyMatch(test.test));
  }

  private static Stream<String> of(DatasetInput dataset, String key) {
    return switch (key) {
      case "name" -> Stream.of(dataset.name());
      case "digest" -> Stream.of(dataset.digest());
      default ->
          dataset.tags().stream()
              .filter(tag -> tag.key().equals("mlflow.data.context"))
              .map(Tag::value)
              .limit(1);
    };
  }

  private static Clause ofMembership(SplittableRandom random) {
    boolean in = random.nextBoolean();
    List<String> ids = new ArrayList<>();
    for (int left = 1 + random.nextInt(6); left > 0; left--) {
      ids.add("r" + random.nextInt(20));
    }
    return new Clause(
        "attributes.run_id " + (in ? "IN" : "NOT IN") + " ('" + String.join("', '", ids) + "')",
        run -> ids.contains(run.runId()) == in);
  }

  private static Clause ofPresence(SplittableRandom random) {
    String name = pick(random, List.of("params.a", "params.b", "tags.a"));
    boolean present = random.nextBoolean();
    return new Clause(
        name + (present ? " IS NOT NULL" : " IS NULL"),
        run -> (TEXTS_OF_RUNS.get(name).apply(run) != null) == present);
  }

  private static List<Key> keys(SplittableRandom random) {
    List<Key> all = new ArrayList<>();
    for (String key : KEYS) {
      all.add(key("metrics." + key, run -> metric(run, key), PlainSearch::byNumber, random));
    }
    TEXTS_OF_RUNS.forEach((name, text) -> all.add(ofText(name, text, random)));
    TIMES.forEach((name, time) -> all.add(key(name, time, Long::compare, random)));
    List<Key> keys = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      keys.add(all.remove(random.nextInt(all.size())));
    }
    return keys;
  }

  private static Key ofText(String name, Function<Run, String> text, SplittableRandom random) {
    boolean isNatural = !name.startsWith("attributes") && random.nextBoolean();
    return isNatural
        ? key("natural(" + name + ")", run -> natural(text.apply(run)), PlainSearch::byAny, random)
        : key(name, text, PlainSearch::byText, random);
  }

  /** A double if the text is a number as {@link #TEXTS} has them. */
  private static Object natural(String text) {
    return text != null && text.matches("-?\\d+(e\\d+)?") ? Double.valueOf(text) : text;
  }

  private static int byAny(Object left, Object right) {
    return left instanceof String text
        ? byText(text, (String) right)
        : byNumber((Double) left, (Double) right);
  }

  private static int byNumber(double left, double right) {
    return left < right ? -1 : left > right ? 1 : 0;
  }

  private static int byText(String left, String right) {
    return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
  }

  /** Whichever way it goes: numbers, texts, NaN, what is missing. */
  private static <V> Key key(
      String name, Function<Run, V> value, Comparator<V> order, SplittableRandom random) {
    boolean descending = random.nextBoolean();
    Comparator<V> directed = descending ? Collections.reverseOrder(order) : order;
    Comparator<Run> byRank = Comparator.comparingInt(run -> rank(value.apply(run)));
    return new Key(
        name + (descending ? " DESC" : ""),
        byRank.thenComparing(
            (left, right) ->
                rank(value.apply(left)) < 2
                    ? directed.compare(value.apply(left), value.apply(right))
                    : 0));
  }

  private static int rank(Object value) {
    return value == null ? 3 : value.equals(Double.NaN) ? 2 : value instanceof String ? 1 : 0;
  }

  String words() {
    return stage + " runs where " + filter + " by " + orderBy;
  }

  /** The same as the server takes it. */
  Search search(List<String> scope) {
    Search search =
        Search.of(
            SearchSchema.RUNS,
            SearchSchema.SHOWN_RUNS,
            filter.isEmpty() ? null : filter,
            () -> OrderByParser.parse(orderBy, SearchSchema.SHOWN_RUNS),
            scope);
    return stage == null ? search : search.where(RunRow.STAGE, stage.word());
  }

  /**
   * The page of some runs behind one.
   *
   * @param last of the page before, as it was then, or {@code null}
   * @param skip how many behind it to pass over
   * @return with any token at all if there are more
   */
  SearchPage<Run> page(Collection<Run> runs, Run last, int skip, int most) {
    List<Run> matching =
        runs.stream()
            .filter(run -> stage == null || run.lifecycleStage() == stage)
            .filter(test)
            .sorted(order)
            .toList();
    List<Run> behind =
        matching.stream()
            .filter(run -> last == null || order.compare(run, last) > 0)
            .skip(skip)
            .toList();
    return new SearchPage<>(
        behind.subList(0, Math.min(most, behind.size())),
        behind.size() > most ? "more" : null,
        matching.size());
  }
}
