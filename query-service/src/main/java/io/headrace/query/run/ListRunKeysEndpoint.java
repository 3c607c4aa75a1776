package io.headrace.query.run;

import io.headrace.api.InvalidRequest;
import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.model.KeyKind;
import io.headrace.query.MaxResults;
import io.headrace.search.ColumnKey;
import io.headrace.search.Entity;
import io.headrace.search.KeyCounts;
import io.headrace.search.KeyCounts.KeyCount;
import io.headrace.search.ValueRange;
import io.headrace.view.FoldQuestion;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code headrace/v1/runs/keys}: which metrics, params or tags runs have, how many runs have each,
 * and from what to what the metrics go.
 */
final class ListRunKeysEndpoint implements Endpoint {

  private final Vertx vertx;
  private final RunView view;

  ListRunKeysEndpoint(Vertx vertx, RunView view) {
    this.vertx = vertx;
    this.view = view;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    RunsAsked runs = RunsAsked.of(fields);
    KeyKind kind = fields.word("kind", KeyKind.class, KeyKind.METRIC);
    TextMatch wanted = TextMatch.of(fields);
    boolean ranges = fields.bool("ranges", false);
    if (ranges && kind != KeyKind.METRIC) {
      throw InvalidRequest.refused("Only metrics have 'ranges'.");
    }
    int maxResults =
        MaxResults.between(
            fields,
            ranges ? Limits.KEYS_WITH_RANGES : Limits.KEYS_PER_ANSWER_UNASKED,
            Limits.KEYS_PER_ANSWER);
    if (ranges && maxResults > Limits.KEYS_WITH_RANGES) {
      throw InvalidRequest.refused(
          "With 'ranges', 'max_results' may be at most %d, and is %d."
              .formatted(Limits.KEYS_WITH_RANGES, maxResults));
    }
    return count(runs, entity(kind), wanted)
        .compose(counts -> vertx.executeBlocking(counts::keys, false))
        .compose(
            keys -> {
              List<KeyCount> first = keys.subList(0, Math.min(maxResults, keys.size()));
              return ranges(runs, ranges ? first : List.of())
                  .map(found -> answer(keys.size(), first, found));
            });
  }

  private static Entity entity(KeyKind kind) {
    return switch (kind) {
      case METRIC -> Entity.METRIC;
      case PARAM -> Entity.PARAM;
      case TAG -> Entity.TAG;
    };
  }

  private Future<KeyCounts> count(RunsAsked runs, Entity entity, TextMatch wanted) {
    return view.askExperiments(
        runs.experimentIds(),
        new FoldQuestion<>(
            Set.of(ColumnKey.ofKeys(entity)),
            Comparisons.mostRows(1),
            () -> new KeyCounts(entity, wanted),
            KeyCounts::add));
  }

  private Future<Map<String, ValueRange>> ranges(RunsAsked runs, List<KeyCount> keys) {
    if (keys.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    List<String> metrics = keys.stream().map(KeyCount::key).toList();
    Set<ColumnKey> columns =
        metrics.stream().map(key -> new ValueRange(key).column()).collect(Collectors.toSet());
    return view.askExperiments(
        runs.experimentIds(),
        new FoldQuestion<>(
            columns,
            Comparisons.mostRows(1 + metrics.size()),
            () -> metrics.stream().collect(Collectors.toMap(key -> key, ValueRange::new)),
            (ranges, table) -> ranges.values().forEach(range -> range.add(table))));
  }

  private static Answer answer(int total, List<KeyCount> keys, Map<String, ValueRange> ranges) {
    return JsonAnswer.of(
        json ->
            json.number("total", (long) total)
                .list("keys", keys, (item, key) -> write(item, key, ranges.get(key.key()))));
  }

  private static void write(JsonAnswer json, KeyCount key, ValueRange range) {
    json.text("key", key.key()).number("runs", key.rows());
    if (range != null && !range.isEmpty()) {
      json.decimal("min", range.min()).decimal("max", range.max());
    }
  }
}
