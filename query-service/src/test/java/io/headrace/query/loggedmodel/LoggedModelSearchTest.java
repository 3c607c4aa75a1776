package io.headrace.query.loggedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelMetric;
import io.headrace.model.LoggedModelStatus;
import io.headrace.search.SearchPage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedModelSearchTest {

  private static final LoggedModelMetric EARLY = accuracy(1, 0.9, "train");
  private static final LoggedModelMetric LATE = accuracy(2, 0.5, "train");
  private static final LoggedModelMetric ON_TEST = accuracy(1, 0.7, "test");

  private static LoggedModelMetric accuracy(long time, double value, String dataset) {
    return new LoggedModelMetric("acc", 0, time, value, dataset, "digest", "run");
  }

  private static LoggedModelSearch search(String json) {
    return LoggedModelSearch.of(
        RequestFields.ofJson(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static LoggedModel model(String name, long creationTime) {
    return new LoggedModel(
        "m-" + name,
        "0",
        name,
        "",
        "",
        "mlflow-artifacts:/0/models/m/artifacts",
        LoggedModelStatus.LOGGED_MODEL_READY,
        creationTime,
        creationTime,
        new TreeMap<>(),
        new TreeMap<>(Map.of("kind", name)));
  }

  private static List<String> names(
      LoggedModelSearch search, Map<LoggedModel, List<LoggedModelMetric>> models) {
    return page(search, models).rows().stream().map(row -> row.model().name()).toList();
  }

  private static SearchPage<LoggedModelRow> page(
      LoggedModelSearch search, Map<LoggedModel, List<LoggedModelMetric>> models) {
    List<LoggedModelRow> rows = new ArrayList<>();
    models.forEach((model, metrics) -> rows.add(search.row(model, metrics)));
    return search.page(rows);
  }

  private static final Map<LoggedModel, List<LoggedModelMetric>> MODELS =
      Map.of(
          model("old", 1), List.of(EARLY, LATE),
          model("mid", 2), List.of(ON_TEST),
          model("new", 3), List.of());

  @Test
  void page_withoutOrder_isNewestFirst() {
    assertThat(names(search("{'experiment_ids':['0']}"), MODELS))
        .containsExactly("new", "mid", "old");
  }

  @Test
  void page_byAttributeAndTag_filters() {
    assertThat(
            names(
                search("{'experiment_ids':['0'],'filter':'status = \\u0027READY\\u0027'}"), MODELS))
        .hasSize(3);
    assertThat(
            names(
                search("{'experiment_ids':['0'],'filter':'tags.kind = \\u0027mid\\u0027'}"),
                MODELS))
        .containsExactly("mid");
  }

  @Test
  void page_byMetric_matchesAnyPointAndOrdersByTheLatest() {
    LoggedModelSearch search =
        search(
            "{'experiment_ids':['0'],'filter':'metrics.acc > 0.6',"
                + "'order_by':[{'field_name':'metrics.acc','ascending':false}]}");

    assertThat(search.needsMetrics()).isTrue();
    assertThat(names(search, MODELS)).containsExactly("mid", "old");
  }

  @Test
  void page_ofDatasets_isOfModelsMeasuredOnOneOfThem() {
    LoggedModelSearch search =
        search("{'experiment_ids':['0'],'datasets':[{'dataset_name':'test'}]}");

    assertThat(search.needsMetrics()).isTrue();
    assertThat(names(search, MODELS)).containsExactly("mid");
  }

  @Test
  void page_withMoreThanAsked_hasATokenForTheRest() {
    SearchPage<LoggedModelRow> first =
        page(search("{'experiment_ids':['0'],'max_results':2}"), MODELS);

    LoggedModelSearch next =
        search(
            "{'experiment_ids':['0'],'max_results':2,'page_token':'"
                + first.nextPageToken()
                + "'}");

    assertThat(first.rows()).hasSize(2);
    assertThat(names(next, MODELS)).containsExactly("old");
    assertThat(page(next, MODELS).nextPageToken()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'filter':'name = 1'}",
        "{'experiment_ids':['abc']}",
        "{'experiment_ids':['0'],'datasets':[{'dataset_digest':'x'}]}",
        "{'experiment_ids':['0'],'order_by':[{'ascending':true}]}",
        "{'experiment_ids':['0'],'order_by':[{'field_name':'nope'}]}",
        "{'experiment_ids':['0'],'filter':'nope = 1'}",
        "{'experiment_ids':['0'],'max_results':-1}",
        "{'experiment_ids':['0'],'max_results':'x'}"
      })
  void of_whatCannotBe_refusesIt(String json) {
    assertThatThrownBy(() -> search(json)).isInstanceOf(HeadraceException.class);
  }

  @Test
  void page_ofDatasets_showsAllPointsAndOrdersByTheLatest() {
    Map<LoggedModel, List<LoggedModelMetric>> models =
        Map.of(
            model("risen", 1), List.of(accuracy(1, 0.1, "test"), accuracy(2, 0.9, "train")),
            model("level", 2), List.of(accuracy(1, 0.5, "test")));
    String about = "{'experiment_ids':['0'],'datasets':[{'dataset_name':'test'}]";
    String byAccuracy = "'order_by':[{'field_name':'metrics.acc','ascending':false";

    assertThat(names(search(about + "," + byAccuracy + "}]}"), models))
        .containsExactly("risen", "level");
    assertThat(names(search(about + "," + byAccuracy + ",'dataset_name':'test'}]}"), models))
        .containsExactly("level", "risen");
    assertThat(names(search(about + ",'filter':'metrics.acc > 0.8'}"), models)).isEmpty();
    assertThat(page(search(about + "}"), models).rows())
        .anySatisfy(row -> assertThat(row.metrics()).hasSize(2));
  }

  @Test
  void page_byMetricOfTheSameTimeAndStep_takesTheRunWithTheLowerId() {
    Map<LoggedModel, List<LoggedModelMetric>> models =
        Map.of(
            model("twice", 1),
            List.of(
                new LoggedModelMetric("acc", 0, 1, 0.9, "", "", "run-b"),
                new LoggedModelMetric("acc", 0, 1, 0.1, "", "", "run-a")),
            model("once", 2),
            List.of(accuracy(1, 0.5, "test")));

    assertThat(
            names(
                search("{'experiment_ids':['0'],'order_by':[{'field_name':'metrics.acc'}]}"),
                models))
        .containsExactly("twice", "once");
  }

  @Test
  void page_byMetricThatIsNaN_putsItBehindNumbersAndBeforeNone() {
    Map<LoggedModel, List<LoggedModelMetric>> models =
        Map.of(
            model("nan", 4), List.of(accuracy(1, Double.NaN, "test")),
            model("none", 3), List.of(),
            model("low", 2), List.of(accuracy(1, Double.NEGATIVE_INFINITY, "test")),
            model("high", 1), List.of(accuracy(1, 0.5, "test")));
    String byAccuracy =
        "{'experiment_ids':['0'],'order_by':[{'field_name':'metrics.acc','ascending':%s}]}";

    assertThat(names(search(byAccuracy.formatted(true)), models))
        .containsExactly("low", "high", "nan", "none");
    assertThat(names(search(byAccuracy.formatted(false)), models))
        .containsExactly("high", "low", "nan", "none");
  }

  @Test
  void of_tokenOfAnotherSearch_refusesItSayingWhatDiffers() {
    String token = page(search("{'experiment_ids':['0'],'max_results':1}"), MODELS).nextPageToken();
    String page = "'page_token':'" + token + "'}";

    assertThatThrownBy(() -> search("{'experiment_ids':['1']," + page))
        .hasMessageStartingWith(
            "Experiment IDs in the page token do not match the requested experiment IDs");
    assertThatThrownBy(() -> search("{'experiment_ids':['0'],'filter':'metrics.acc > 0'," + page))
        .hasMessageStartingWith(
            "Filter string in the page token does not match the requested filter string");
    assertThatThrownBy(
            () -> search("{'experiment_ids':['0'],'order_by':[{'field_name':'name'}]," + page))
        .hasMessageStartingWith("Order by in the page token does not match the requested order by");
    assertThatThrownBy(
            () -> search("{'experiment_ids':['0'],'filter':'nope','page_token':'garbage'}"))
        .hasMessageStartingWith("Invalid page token");
  }
}
