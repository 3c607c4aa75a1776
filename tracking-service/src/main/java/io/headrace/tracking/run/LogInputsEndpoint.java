package io.headrace.tracking.run;

import io.headrace.api.DatasetRule;
import io.headrace.api.RequestFields;
import io.headrace.api.RunIdRule;
import io.headrace.event.RunEvents;
import io.headrace.event.proto.InputsLogged;
import io.headrace.event.proto.RunEvent;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.model.DatasetInput;
import io.headrace.model.Tag;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** {@code runs/log-inputs}: the datasets and logged models that a run reads. */
public final class LogInputsEndpoint implements Endpoint {

  private final RunWriter writer;

  public LogInputsEndpoint(RunWriter writer) {
    this.writer = writer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String runId = fields.runId();
    RunIdRule.check(runId);
    InputsLogged.Builder inputs = InputsLogged.newBuilder();
    for (RequestFields input : fields.objects("datasets")) {
      inputs.addDatasets(RunEvents.message(dataset(input)));
    }
    for (RequestFields model : fields.objects("models")) {
      inputs.addModels(model.requiredString("model_id"));
    }
    RunEvent event = RunEvent.newBuilder().setRunId(runId).setInputsLogged(inputs).build();
    return writer.append(event, run -> Answer.empty());
  }

  /**
   * A dataset: as MLflow has it, first whether its parts are too long, then whether they are there.
   */
  private static DatasetInput dataset(RequestFields input) {
    RequestFields dataset = input.object("dataset");
    if (dataset == null) {
      throw input.missing("dataset");
    }
    String name = dataset.string("name", "");
    String digest = dataset.string("digest", "");
    String source = dataset.string("source", "");
    String schema = orNull(dataset.string("schema", ""));
    String profile = orNull(dataset.string("profile", ""));
    DatasetRule.check(name, digest, source, schema, profile);
    List<Tag> tags = tags(input);
    dataset.requirePresent("name", "digest", "source_type", "source");
    input.objects("tags").forEach(tag -> tag.requirePresent("key"));
    return new DatasetInput(
        name, digest, dataset.string("source_type", ""), source, schema, profile, tags);
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static List<Tag> tags(RequestFields input) {
    List<Tag> tags = new ArrayList<>();
    for (RequestFields tag : input.objects("tags")) {
      Tag checked = new Tag(tag.string("key", ""), tag.string("value", ""));
      DatasetRule.checkTag(checked.key(), checked.value());
      tags.add(checked);
    }
    return tags;
  }
}
