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
    assertThat(names(search("{'filter':'status = \\u0027READY\\u0027'}"), MODELS)).hasSize(3);
    assertThat(names(search("{'filter':'tags.kind = \\u0027mid\\u0027'}"), MODELS))
        .containsExactly("mid");
  }

  @Test
  void page_byMetric_matchesAnyPointAndOrdersByTheLatest() {
    LoggedModelSearch search =
        search(
            "{'filter':'metrics.acc > 0.6',"
                + "'order_by':[{'field_name':'metrics.acc','ascending':false}]}");

    assertThat(search.needsMetrics()).isTrue();
    assertThat(names(search, MODELS)).containsExactly("mid", "old");
  }

  @Test
  void page_ofDatasets_isOfModelsMeasuredOnOneOfThem() {
    LoggedModelSearch search = search("{'datasets':[{'dataset_name':'test'}]}");

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
        "{'experiment_ids':['abc']}",
        "{'datasets':[{'dataset_digest':'x'}]}",
        "{'order_by':[{'ascending':true}]}",
        "{'order_by':[{'field_name':'nope'}]}",
        "{'filter':'nope = 1'}",
        "{'max_results':-1}",
        "{'max_results':'x'}"
      })
  void of_whatCannotBe_refusesIt(String json) {
    assertThatThrownBy(() -> search(json)).isInstanceOf(HeadraceException.class);
  }

  @Test
  void page_withForeignToken_refusesIt() {
    LoggedModelSearch search = search("{'page_token':'garbage'}");

    assertThatThrownBy(() -> page(search, MODELS)).isInstanceOf(HeadraceException.class);
  }
}
