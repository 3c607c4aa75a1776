package io.headrace.query.loggedmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.RequestFields;
import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelMetric;
import io.headrace.model.LoggedModelStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Searches by metrics on datasets, against what they say in the plainest words. */
class LoggedModelSearchPropertyTest {

  private static final String CONDITION = "metrics.a %s %s";

  private static final String REQUEST =
      "{\"experiment_ids\":[\"0\"],\"filter\":\"%s\",\"datasets\":[%s],"
          + "\"order_by\":[{\"field_name\":\"metrics.a\",\"ascending\":%s,\"dataset_name\":\"%s\"}]}";

  @Property(tries = 500)
  void page_byMetricsOnDatasets_agreesWithThePlainReading(
      @ForAll("models") List<List<LoggedModelMetric>> models,
      @ForAll("datasets") List<String> datasets,
      @ForAll("comparators") String comparator,
      @ForAll("bounds") double bound,
      @ForAll boolean ascending,
      @ForAll("scopes") String scope) {
    LoggedModelSearch search =
        search(datasets, CONDITION.formatted(comparator, bound), ascending, scope);
    List<LoggedModelRow> rows = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      rows.add(search.row(model(i), models.get(i)));
    }

    List<Integer> expected =
        IntStream.range(0, models.size())
            .boxed()
            .filter(
                i ->
                    models.get(i).stream()
                        .filter(point -> isOn(point, datasets))
                        .anyMatch(point -> compares(point.value(), comparator, bound)))
            .sorted(order(models, ascending, scope))
            .toList();
    assertThat(search.page(rows).rows())
        .extracting(row -> Integer.valueOf(row.model().name()))
        .isEqualTo(expected);
  }

  private static LoggedModelSearch search(
      List<String> datasets, String filter, boolean ascending, String scope) {
    String about =
        String.join(
            ",", datasets.stream().map(name -> "{\"dataset_name\":\"" + name + "\"}").toList());
    String json = REQUEST.formatted(filter, about, ascending, scope);
    return LoggedModelSearch.of(RequestFields.ofJson(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** Later models are newer. */
  private static LoggedModel model(int number) {
    return new LoggedModel(
        "m-" + number,
        "0",
        "" + number,
        "",
        "",
        "mlflow-artifacts:/0/models/m/artifacts",
        LoggedModelStatus.LOGGED_MODEL_READY,
        number,
        number,
        new TreeMap<>(),
        new TreeMap<>());
  }

  private static boolean isOn(LoggedModelMetric point, List<String> datasets) {
    return point.key().equals("a")
        && (datasets.isEmpty() || datasets.contains(point.datasetName()));
  }

  private static boolean compares(double value, String comparator, double bound) {
    return switch (comparator) {
      case "<" -> value < bound;
      case ">=" -> value >= bound;
      case "=" -> value == bound;
      default -> value != bound;
    };
  }

  /** By the latest value, numbers before NaN before none, then the newest. */
  private static Comparator<Integer> order(
      List<List<LoggedModelMetric>> models, boolean ascending, String scope) {
    return Comparator.<Integer>comparingInt(i -> rank(latest(models.get(i), scope)))
        .thenComparingDouble(
            i -> {
              Double value = latest(models.get(i), scope);
              return rank(value) > 0 ? 0 : (ascending ? value : -value) + 0.0;
            })
        .thenComparing(Comparator.reverseOrder());
  }

  private static int rank(Double value) {
    return value == null ? 2 : value.isNaN() ? 1 : 0;
  }

  private static Double latest(List<LoggedModelMetric> points, String scope) {
    LoggedModelMetric latest = null;
    for (LoggedModelMetric point : points) {
      boolean counts =
          point.key().equals("a") && (scope.isEmpty() || scope.equals(point.datasetName()));
      if (counts && (latest == null || isLater(point, latest))) {
        latest = point;
      }
    }
    return latest == null ? null : (Double) latest.value();
  }

  private static boolean isLater(LoggedModelMetric point, LoggedModelMetric other) {
    return point.timestamp() != other.timestamp()
        ? point.timestamp() > other.timestamp()
        : point.step() != other.step()
            ? point.step() > other.step()
            : point.runId().compareTo(other.runId()) < 0;
  }

  @Provide
  Arbitrary<List<List<LoggedModelMetric>>> models() {
    Arbitrary<LoggedModelMetric> points =
        Combinators.combine(
                Arbitraries.of("a", "a", "b"),
                Arbitraries.longs().between(0, 1),
                Arbitraries.longs().between(0, 2),
                Arbitraries.of(-1.0, -0.0, 0.0, 0.5, Double.NaN, Double.POSITIVE_INFINITY),
                Arbitraries.of("", "train", "test"),
                Arbitraries.of("r1", "r2"))
            .as(
                (key, step, timestamp, value, dataset, run) ->
                    new LoggedModelMetric(key, step, timestamp, value, dataset, dataset, run));
    return points
        .list()
        .ofMaxSize(4)
        .uniqueElements(point -> List.of(point.timestamp(), point.step(), point.runId()))
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<String>> datasets() {
    return Arbitraries.of("train", "test", "other").list().ofMaxSize(2);
  }

  @Provide
  Arbitrary<String> comparators() {
    return Arbitraries.of("<", ">=", "=", "!=");
  }

  @Provide
  Arbitrary<Double> bounds() {
    return Arbitraries.of(-1.0, 0.0, 0.5, 7.0);
  }

  @Provide
  Arbitrary<String> scopes() {
    return Arbitraries.of("", "train", "test");
  }
}
