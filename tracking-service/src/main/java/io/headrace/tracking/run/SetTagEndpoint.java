package io.headrace.tracking.run;

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

/** {@code runs/set-tag}: sets or replaces a tag, as a batch of one. */
final class SetTagEndpoint implements Endpoint {

  private final RunWriter writer;

  SetTagEndpoint(RunWriter writer) {
    this.writer = writer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String runId = fields.runId();
    String key = fields.requiredString("key");
    String value = fields.string("value", "");
    TagRule.check(key, "");
    Tag tag = new Tag(key, TagRule.truncate(value));
    Batch batch = new Batch(runId, new MetricColumns(), List.of(), List.of(tag));
    return writer.append(batch.event(), run -> Answer.empty());
  }
}
