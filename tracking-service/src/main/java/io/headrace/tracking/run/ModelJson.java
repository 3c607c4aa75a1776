package io.headrace.tracking.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.api.InvalidRequest;
import io.headrace.api.PythonJson;
import io.headrace.error.HeadraceException;
import io.headrace.event.ModelHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What clients describe a model with, the file {@code MLmodel} as JSON, and what of it is kept. */
final class ModelJson {

  private static final List<String> MANDATORY =
      List.of("artifact_path", "flavors", "utc_time_created", "run_id");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ModelJson() {}

  /**
   * The model's entry in the tag {@code mlflow.log-model.history}, as MLflow writes it: without
   * signature and metadata, and its flavors without their configuration.
   *
   * @throws HeadraceException with MLflow's text, or because it is too long
   */
  static String entry(String modelJson) {
    ObjectNode model = parse(modelJson);
    requireMandatory(model);
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    copyUnlessNull("run_id", model, entry);
    copyUnlessNull("artifact_path", model, entry);
    JsonNode created = model.get("utc_time_created");
    entry.set(
        "utc_time_created",
        created.isNumber() ? JsonNodeFactory.instance.textNode(created.asText()) : created);
    entry.set("model_uuid", model.has("model_uuid") ? model.get("model_uuid") : model.nullNode());
    entry.set("flavors", flavors(model.get("flavors")));
    String text = PythonJson.text(entry);
    ModelHistory.checkLength(text);
    return text;
  }

  private static ObjectNode parse(String modelJson) {
    try {
      if (JSON.readTree(modelJson) instanceof ObjectNode model) {
        return model;
      }
    } catch (JsonProcessingException e) {
      throw malformed(modelJson);
    }
    throw malformed(modelJson);
  }

  private static HeadraceException malformed(String modelJson) {
    return HeadraceException.invalid(
        "Malformed model info. \n " + InvalidRequest.echo(modelJson) + " \n is not a valid JSON.");
  }

  private static void requireMandatory(ObjectNode model) {
    List<String> missing = new ArrayList<>();
    for (String field : MANDATORY) {
      if (!model.has(field)) {
        missing.add("'" + field + "'");
      }
    }
    if (!missing.isEmpty()) {
      throw HeadraceException.invalid(
          "Model json is missing mandatory fields: {" + String.join(", ", missing) + "}");
    }
  }

  private static void copyUnlessNull(String field, ObjectNode from, ObjectNode to) {
    if (!from.get(field).isNull()) {
      to.set(field, from.get(field));
    }
  }

  private static ObjectNode flavors(JsonNode given) {
    ObjectNode flavors = JsonNodeFactory.instance.objectNode();
    if (given.isNull()) {
      return flavors;
    }
    if (!given.isObject()) {
      throw HeadraceException.invalid("The 'flavors' of a model must be an object.");
    }
    for (Map.Entry<String, JsonNode> flavor : given.properties()) {
      flavors.set(flavor.getKey(), withoutConfig(flavor.getValue()));
    }
    return flavors;
  }

  private static JsonNode withoutConfig(JsonNode flavor) {
    return flavor instanceof ObjectNode fields ? fields.deepCopy().without("config") : flavor;
  }
}
