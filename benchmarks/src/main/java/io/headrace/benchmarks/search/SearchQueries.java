package io.headrace.benchmarks.search;

import static io.headrace.benchmarks.search.OrderColumn.falling;
import static io.headrace.benchmarks.search.OrderColumn.rising;
import static io.headrace.benchmarks.search.SearchQuery.Matching.ALL;
import static io.headrace.benchmarks.search.SearchQuery.Matching.NONE;
import static io.headrace.benchmarks.search.SearchQuery.Matching.SOME;
import static io.headrace.benchmarks.search.SearchQuery.finding;
import static io.headrace.benchmarks.search.SearchQuery.ordered;

import io.headrace.benchmarks.runs.RunFacts;
import io.headrace.benchmarks.search.OrderColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table: every kind of condition and order that the grammar has, over runs of create-runs. */
final class SearchQueries {

  /** Filters of a row, which differ in their literals. */
  private static final int VARIANTS = 64;

  private static final String LOSS = "metrics.`" + RunFacts.LOSS + "`";
  private static final String ACCURACY = "metrics.`" + RunFacts.ACCURACY + "`";
  private static final String SECONDS = "metrics." + RunFacts.EPOCH_SECONDS;
  private static final String FEW = "params." + RunFacts.FEW;
  private static final String SOMEWHAT = "params." + RunFacts.SOME;
  private static final String MANY = "params." + RunFacts.MANY;
  private static final String TAG = "tags." + RunFacts.TAG;
  private static final List<String> STATUSES = List.of("FINISHED", "FAILED", "KILLED", "RUNNING");
  private static final OrderColumn BEST = falling(Kind.METRIC, RunFacts.ACCURACY);

  private SearchQueries() {}

  /** All rows, in the order of the table. */
  static List<SearchQuery> over(RunSample sample) {
    return Stream.of(
            metricFilters(),
            paramFilters(sample),
            tagFilters(),
            attributeFilters(sample),
            joinedFilters(sample),
            metricOrders(),
            otherOrders(),
            pages(),
            wide(sample))
        .flatMap(List::stream)
        .toList();
  }

  private static List<SearchQuery> metricFilters() {
    return List.of(
        finding("no filter", ALL, List.of("")),
        finding("metric > x: nine in ten", SOME, vary(i -> ACCURACY + " > 0.1" + digits(i))),
        finding(
            "metric > x: one in a hundred", SOME, vary(i -> ACCURACY + " > 0.99000" + digits(i))),
        finding(
            "metric > x and metric < y: one in ten",
            SOME,
            vary(i -> LOSS + " > 1.2" + digits(i) + " and " + LOSS + " < 1.5" + digits(i))),
        finding("metric > x: nobody has it", NONE, vary(i -> "metrics.nobody > 0." + digits(i))));
  }

  private static List<SearchQuery> paramFilters(RunSample sample) {
    return List.of(
        finding("param = x: one in four", SOME, vary(i -> FEW + " = " + quoted(optimizer(i)))),
        finding("param = x: one run", SOME, each(sample.learningRates(), MANY + " = ")),
        finding("param != x", SOME, vary(i -> SOMEWHAT + " != '" + (2 + i) + "'")),
        finding(
            "param LIKE %x%: of many values", SOME, vary(i -> MANY + " LIKE '%" + pair(i) + "%'")),
        finding(
            "param ILIKE %x%: of few values",
            SOME, List.of(FEW + " ILIKE '%ADAM%'", FEW + " ILIKE '%Lio%'", FEW + " ILIKE '%gD%'")),
        finding("param IS NULL: all", ALL, vary(i -> "params.nobody_" + i + " IS NULL")),
        finding("param IS NULL: none", NONE, List.of(FEW + " IS NULL", MANY + " IS NULL")));
  }

  private static List<SearchQuery> tagFilters() {
    return List.of(
        finding("tag = x: one in five", SOME, vary(i -> TAG + " = " + quoted(dataset(i)))),
        finding("tag LIKE x%", SOME, List.of(TAG + " LIKE 'c%'", TAG + " LIKE 'im%'")),
        finding("tag IS NULL: all", ALL, vary(i -> "tags.nobody_" + i + " IS NULL")),
        finding("tag IS NOT NULL: all", ALL, List.of(TAG + " IS NOT NULL")));
  }

  private static List<SearchQuery> attributeFilters(RunSample sample) {
    long range = sample.lastStart() - sample.firstStart();
    return List.of(
        finding("run_name = x", SOME, each(sample.names(), "attributes.run_name = ")),
        finding(
            "run_name LIKE %x%", SOME, vary(i -> "attributes.run_name LIKE '%" + pair(i) + "%'")),
        finding(
            "run_name ILIKE X%",
            SOME, vary(i -> "attributes.run_name ILIKE 'LOAD-" + (1 + i % 9) + "%'")),
        finding("run_id IN (100)", SOME, List.of(in(sample.runIds()))),
        finding("run_id IN (10)", SOME, tens(sample.runIds())),
        finding(
            "start_time range: one in ten",
            SOME,
            vary(i -> started(sample.firstStart() + range / 2 + i, range / 10))),
        finding(
            "status = x",
            SOME,
            vary(i -> "attributes.status = " + quoted(STATUSES.get(i % STATUSES.size())))));
  }

  private static List<SearchQuery> joinedFilters(RunSample sample) {
    return List.of(
        finding("metric, param and tag; metric DESC", SOME, vary(SearchQueries::joined)).by(BEST),
        finding(
                "eight conditions; metric DESC",
                SOME,
                vary(
                    i ->
                        joined(i)
                            + " and %s < 2.9 and %s > 11 and %s != '999' and %s LIKE '0.%%'"
                                .formatted(LOSS, SECONDS, SOMEWHAT, MANY)
                            + " and attributes.start_time >= "
                            + sample.firstStart()))
            .by(BEST),
        finding(
                "metric > x: nine in ten; metric DESC",
                SOME,
                vary(i -> ACCURACY + " > 0.1" + digits(i)))
            .by(falling(Kind.METRIC, RunFacts.LOSS)),
        finding(
                "metric > x: one in a hundred; metric ASC",
                SOME,
                vary(i -> ACCURACY + " > 0.99000" + digits(i)))
            .by(rising(Kind.METRIC, RunFacts.LOSS)));
  }

  private static String joined(int variant) {
    return ACCURACY
        + " > 0.3"
        + digits(variant)
        + " and "
        + FEW
        + " = "
        + quoted(optimizer(variant))
        + " and "
        + TAG
        + " = "
        + quoted(dataset(variant));
  }

  private static List<SearchQuery> metricOrders() {
    return List.of(
        ordered("metric ASC", rising(Kind.METRIC, RunFacts.LOSS)),
        ordered("metric DESC", falling(Kind.METRIC, RunFacts.LOSS)),
        ordered("metric DESC, many ties", BEST),
        ordered("metric ASC, nobody has it", rising(Kind.METRIC, "nobody")),
        ordered("metric DESC, metric ASC", BEST, rising(Kind.METRIC, RunFacts.LOSS)));
  }

  private static List<SearchQuery> otherOrders() {
    return List.of(
        ordered("param ASC, of few values", rising(Kind.PARAM, RunFacts.FEW)),
        ordered("param ASC, of many values", rising(Kind.PARAM, RunFacts.MANY)),
        ordered("param DESC, of many values", falling(Kind.PARAM, RunFacts.MANY)),
        ordered("tag ASC", rising(Kind.TAG, RunFacts.TAG)),
        ordered("tag DESC", falling(Kind.TAG, RunFacts.TAG)),
        ordered("start_time ASC", rising(Kind.TIME, "start_time")),
        ordered("run_name ASC", rising(Kind.NAME, "run_name")),
        ordered("run_name DESC", falling(Kind.NAME, "run_name")),
        ordered("end_time ASC", rising(Kind.TIME, "end_time")),
        ordered("end_time DESC", falling(Kind.TIME, "end_time")),
        ordered("param ASC, metric DESC", rising(Kind.PARAM, RunFacts.FEW), BEST),
        ordered(
            "tag DESC, start_time ASC",
            falling(Kind.TAG, RunFacts.TAG),
            rising(Kind.TIME, "start_time")));
  }

  private static List<SearchQuery> pages() {
    SearchQuery all = finding("", ALL, List.of(""));
    OrderColumn loss = rising(Kind.METRIC, RunFacts.LOSS);
    return List.of(
        all.named("page from the middle").fromTheMiddle(),
        all.named("page from the middle, metric ASC").by(loss).fromTheMiddle(),
        all.named("max_results 1").ofRows(1),
        all.named("max_results 1, metric ASC").by(loss).ofRows(1),
        all.named("max_results 1,000").ofRows(1_000),
        all.named("max_results 1,000, metric ASC").by(loss).ofRows(1_000),
        all.named("run_view_type ALL").inView("ALL"),
        all.named("run_view_type ALL, metric ASC").by(loss).inView("ALL"));
  }

  private static List<SearchQuery> wide(RunSample sample) {
    List<SearchQuery> queries = new ArrayList<>();
    sample
        .wideKey()
        .ifPresent(
            key -> {
              String metric = "metrics.`" + key + "`";
              queries.add(ordered("rare metric DESC", falling(Kind.METRIC, key)));
              queries.add(
                  finding("rare metric >= x", SOME, vary(i -> metric + " >= 0.000" + digits(i))));
              queries.add(
                  finding(
                          "rare metric >= x; rare metric ASC",
                          SOME,
                          vary(i -> metric + " >= 0.000" + digits(i)))
                      .by(rising(Kind.METRIC, key)));
            });
    return queries;
  }

  private static List<String> vary(IntFunction<String> filter) {
    return IntStream.range(0, VARIANTS).mapToObj(filter).distinct().toList();
  }

  private static List<String> each(List<String> values, String condition) {
    return values.stream().limit(VARIANTS).map(value -> condition + quoted(value)).toList();
  }

  private static String in(List<String> runIds) {
    return runIds.stream()
        .map(SearchQueries::quoted)
        .collect(Collectors.joining(",", "attributes.run_id IN (", ")"));
  }

  private static List<String> tens(List<String> runIds) {
    return IntStream.range(0, Math.max(1, runIds.size() - 10))
        .mapToObj(from -> in(runIds.subList(from, Math.min(from + 10, runIds.size()))))
        .toList();
  }

  private static String started(long from, long range) {
    return "attributes.start_time >= %d and attributes.start_time < %d"
        .formatted(from, from + Math.max(1, range));
  }

  private static String optimizer(int variant) {
    return RunFacts.OPTIMIZERS.get(variant % RunFacts.OPTIMIZERS.size());
  }

  private static String dataset(int variant) {
    return RunFacts.DATASETS.get(variant % RunFacts.DATASETS.size());
  }

  private static String quoted(String value) {
    return "'" + value + "'";
  }

  /** Digits that make a literal another one and hardly move it. */
  private static String digits(int variant) {
    return String.format(Locale.ROOT, "%03d", variant);
  }

  private static int pair(int variant) {
    return 10 + variant;
  }
}
