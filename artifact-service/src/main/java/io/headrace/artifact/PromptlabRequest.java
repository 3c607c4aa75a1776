package io.headrace.artifact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.api.ParamRule;
import io.headrace.api.PythonJson;
import io.headrace.api.RequestFields;
import io.headrace.api.RunNameRule;
import io.headrace.api.TagRule;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunEvents;
import io.headrace.event.proto.Param;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.Tag;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code runs/create-promptlab-run} asks for: a run that tried a prompt on a model.
 *
 * @param created the beginning of the run, without experiment, name and artifact URI
 * @param runName empty if the request gives none
 * @param params the model's parameters, the model and the prompt
 * @param table the one row of parameters, prompt and output, as JSON of Python's
 */
record PromptlabRequest(
    String experimentId, RunCreated created, String runName, List<Param> params, String table) {

  /**
   * Reads a request.
   *
   * @param now the run's start unless the request gives one, ms since the epoch
   * @throws HeadraceException with MLflow's text
   */
  static PromptlabRequest of(RequestFields fields, long now) {
    String experimentId = specified(fields.id("experiment_id"), "experiment_id");
    String template = specified(fields.string("prompt_template"), "prompt_template");
    List<RequestFields> promptParameters = fields.objects("prompt_parameters");
    if (promptParameters.isEmpty()) {
      throw unspecified("prompt_parameters");
    }
    String model = specified(fields.string("model_route"), "model_route");
    String input = specified(fields.string("model_input"), "model_input");
    specified(fields.string("mlflow_version"), "mlflow_version");
    String runName = fields.string("run_name", "");
    RunNameRule.check(runName);
    Long startTime = fields.integer("start_time");
    RunCreated created =
        RunCreated.newBuilder()
            .setUserId(fields.string("user_id", "unknown"))
            .setStartTime(startTime == null ? now : startTime)
            .addAllTags(tags(fields.objects("tags")))
            .build();
    return new PromptlabRequest(
        experimentId,
        created,
        runName,
        params(fields.objects("model_parameters"), model, template),
        table(
            promptParameters,
            input,
            fields.string("model_output"),
            fields.objects("model_output_parameters")));
  }

  private static String specified(String value, String name) {
    if (value == null || value.isEmpty()) {
      throw unspecified(name);
    }
    return value;
  }

  private static HeadraceException unspecified(String name) {
    return HeadraceException.invalid("CreatePromptlabRun request must specify " + name + ".");
  }

  private static List<Tag> tags(List<RequestFields> fields) {
    List<Tag> tags = new ArrayList<>();
    for (RequestFields tag : fields) {
      String key = tag.requiredString("key");
      TagRule.check(key, "tags[" + tags.size() + "]");
      tags.add(RunEvents.tag(key, TagRule.truncate(tag.string("value", ""))));
    }
    return tags;
  }

  private static List<Param> params(
      List<RequestFields> modelParameters, String model, String template) {
    List<Param> params = new ArrayList<>();
    for (RequestFields parameter : modelParameters) {
      String key = parameter.requiredString("key");
      ParamRule.check(key, "model_parameters[" + params.size() + "]");
      params.add(param(key, parameter.printed("value")));
    }
    params.add(param("model_route", model));
    params.add(param("prompt_template", template));
    ParamRule.checkUnique(params.stream().map(Param::getKey).toList());
    return params;
  }

  private static Param param(String key, String value) {
    return RunEvents.param(key, ParamRule.truncate(value));
  }

  private static String table(
      List<RequestFields> promptParameters,
      String input,
      String output,
      List<RequestFields> outputParameters) {
    ObjectNode table = JsonNodeFactory.instance.objectNode();
    ArrayNode columns = table.putArray("columns");
    ArrayNode row = table.putArray("data").addArray();
    for (RequestFields parameter : promptParameters) {
      columns.add(parameter.requiredString("key"));
      row.add(parameter.printed("value"));
    }
    columns.add("prompt").add("output");
    row.add(input).add(output);
    for (RequestFields parameter : outputParameters) {
      columns.add(parameter.requiredString("key"));
      row.add(parameter.printed("value"));
    }
    return PythonJson.text(table);
  }
}
