package io.headrace.tracking.run;

import io.headrace.api.ParamRule;
import io.headrace.api.RequestFields;
import io.headrace.api.TagRule;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.metric.MetricColumns;
import io.headrace.model.Tag;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;
import java.util.List;

/**
 * {@code runs/log-parameter}: one param, written once; and {@code runs/set-tag}: sets or replaces a
 * tag. Both are batches of one.
 */
final class LogTextEndpoint implements Endpoint {

  private interface Kind {
    Batch batch(String runId, String key, String value);
  }

  private final RunWriter writer;
  private final Kind kind;

  private LogTextEndpoint(RunWriter writer, Kind kind) {
    this.writer = writer;
    this.kind = kind;
  }

  static LogTextEndpoint ofParam(RunWriter writer) {
    return new LogTextEndpoint(writer, LogTextEndpoint::param);
  }

  static LogTextEndpoint ofTag(RunWriter writer) {
    return new LogTextEndpoint(writer, LogTextEndpoint::tag);
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    Batch batch =
        kind.batch(fields.runId(), fields.requiredString("key"), fields.string("value", ""));
    return writer.append(batch.event(), run -> Answer.empty());
  }

  private static Batch param(String runId, String key, String value) {
    ParamRule.check(key, "");
    Tag param = new Tag(key, ParamRule.truncate(value));
    return new Batch(runId, new MetricColumns(), List.of(param), List.of());
  }

  private static Batch tag(String runId, String key, String value) {
    TagRule.check(key, "");
    Tag tag = new Tag(key, TagRule.truncate(value));
    return new Batch(runId, new MetricColumns(), List.of(), List.of(tag));
  }
}
