package io.headrace.query.run;

import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.query.MaxResults;
import io.headrace.search.ColumnKey;
import io.headrace.search.Identifier;
import io.headrace.search.IdentifierList;
import io.headrace.search.SearchSchema;
import io.headrace.search.ValueCounts;
import io.headrace.search.ValueCounts.ValueCount;
import io.headrace.view.FoldQuestion;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;

/**
 * {@code headrace/v1/runs/values}: the different values that runs have for a param, tag or
 * attribute, and how many runs have each.
 */
final class ListRunValuesEndpoint implements Endpoint {

  private final Vertx vertx;
  private final RunView view;

  ListRunValuesEndpoint(Vertx vertx, RunView view) {
    this.vertx = vertx;
    this.view = view;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    RunsAsked runs = RunsAsked.of(fields);
    String written = fields.requiredString("column");
    Identifier column =
        SearchSchema.SHOWN_RUNS.requireText(
            "column", written, IdentifierList.parse("column", written, SearchSchema.SHOWN_RUNS));
    TextMatch wanted = TextMatch.of(fields);
    int maxResults =
        MaxResults.between(fields, Limits.VALUES_PER_ANSWER_UNASKED, Limits.VALUES_PER_ANSWER);
    return view.askExperiments(
            runs.experimentIds(),
            new FoldQuestion<>(
                Set.of(ColumnKey.ofValues(column)),
                Comparisons.mostRows(2),
                () -> new ValueCounts(column, wanted),
                ValueCounts::add))
        .compose(counts -> vertx.executeBlocking(() -> answer(counts, maxResults), false));
  }

  private static Answer answer(ValueCounts counts, int maxResults) {
    return JsonAnswer.of(
        json ->
            json.number("total", (long) counts.size())
                .list("values", counts.most(maxResults), ListRunValuesEndpoint::write));
  }

  private static void write(JsonAnswer json, ValueCount value) {
    json.text("value", value.value()).number("runs", value.rows());
  }
}
