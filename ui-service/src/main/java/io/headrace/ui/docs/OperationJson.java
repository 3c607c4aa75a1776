package io.headrace.ui.docs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.api.ApiCall;
import io.headrace.api.calls.CallDescription;
import io.headrace.api.calls.CallDescription.Payload;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.Shape;
import io.headrace.model.RunFileFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One call as an operation of OpenAPI: its parameters, its body and its answers. */
final class OperationJson {

  private final SchemaJson schemas;
  private final RefusalsJson refusals;

  OperationJson(SchemaJson schemas) {
    this.schemas = schemas;
    this.refusals = new RefusalsJson(schemas);
  }

  /** The path of a call with its parameters in braces. */
  static String path(ApiCall call) {
    return call.pathBehindPrefix()
        .replaceAll(":(\\w+)", "{$1}")
        .replaceAll("\\*$", "{" + CallDescription.REST_OF_PATH + "}");
  }

  static String method(ApiCall call) {
    return call.method().name().toLowerCase(Locale.ROOT);
  }

  ObjectNode of(CallDescription call) {
    ObjectNode operation = JsonNodeFactory.instance.objectNode();
    operation.putArray("tags").add(call.family().title());
    operation
        .put("operationId", camelCase(call.call().name()))
        .put("summary", call.summary())
        .put("description", call.description());
    ArrayNode parameters = parameters(call);
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    Shape body = new Shape("", fields(call, false));
    if (call.payload() == Payload.UPLOAD) {
      operation
          .putObject("requestBody")
          .put("description", "The file, of any media type.")
          .put("required", true)
          .putObject("content")
          .putObject("application/octet-stream");
    } else if (call.hasJsonBody() && !body.fields().isEmpty()) {
      operation
          .putObject("requestBody")
          .put("required", true)
          .putObject("content")
          .putObject("application/json")
          .set("schema", schemas.of(body));
    }
    ObjectNode responses = operation.putObject("responses");
    addSuccess(call, responses);
    refusals.addTo(responses, call);
    return operation;
  }

  private ArrayNode parameters(CallDescription call) {
    ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
    fields(call, true).forEach(field -> parameters.add(parameter("path", field)));
    if (!call.hasJsonBody()) {
      for (Field field : fields(call, false)) {
        parameters.add(parameter("query", field));
        if (field.olderName() != null) {
          parameters.add(older(field));
        }
      }
    }
    return parameters;
  }

  /** The fields that stand in the path, or the others. */
  private static List<Field> fields(CallDescription call, boolean inPath) {
    return call.request().fields().stream()
        .filter(field -> call.isInPath(field) == inPath)
        .toList();
  }

  private ObjectNode parameter(String place, Field field) {
    // Whoever gives the older name need not give this one, which parameters cannot say.
    boolean required = field.required() && field.olderName() == null;
    ObjectNode schema = schemas.of(field);
    schema.remove("description");
    ObjectNode parameter =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", field.name())
            .put("in", place)
            .put("description", description(field))
            .put("required", required);
    parameter.set("schema", schema);
    return parameter;
  }

  private static String description(Field field) {
    return field.required() && field.olderName() != null
        ? field.description() + " Required, unless `" + field.olderName() + "` is given."
        : field.description();
  }

  private ObjectNode older(Field field) {
    ObjectNode schema = schemas.olderOf(field);
    ObjectNode parameter =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", field.olderName())
            .put("in", "query")
            .put("deprecated", true);
    parameter.set("description", schema.remove("description"));
    schema.remove("deprecated");
    parameter.set("schema", schema);
    return parameter;
  }

  private void addSuccess(CallDescription call, ObjectNode responses) {
    if (call.payload() == Payload.DOWNLOAD) {
      addBytes(responses, "200", "The file, of the media type that its name tells.");
      addBytes(responses, "206", "The part of it that `Range` asked for.");
      return;
    }
    if (call.payload() == Payload.TABLE) {
      ObjectNode content =
          responses.putObject("200").put("description", "The file.").putObject("content");
      for (RunFileFormat format : RunFileFormat.values()) {
        content.putObject(format.mediaType());
      }
      return;
    }
    if (call.payload() == Payload.PICTURE) {
      ObjectNode content =
          responses.putObject("200").put("description", "The picture.").putObject("content");
      content.putObject("image/png");
      content.putObject("image/jpeg");
      responses.putObject("304").put("description", "It is what `If-None-Match` names.");
      return;
    }
    if (call.payload() == Payload.EVENTS) {
      responses
          .putObject("200")
          .put("description", "The events, for as long as the client listens.")
          .putObject("content")
          .putObject("text/event-stream");
      return;
    }
    String words = call.answer().fields().isEmpty() ? "Done: an empty object." : "Done.";
    responses
        .putObject("200")
        .put("description", words)
        .putObject("content")
        .putObject("application/json")
        .set("schema", schemas.of(call.answer()));
  }

  private static void addBytes(ObjectNode responses, String status, String words) {
    responses.putObject(status).put("description", words).putObject("content").putObject("*/*");
  }

  private static String camelCase(String constant) {
    String words =
        Stream.of(constant.toLowerCase(Locale.ROOT).split("_", -1))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .reduce("", String::concat);
    return Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }
}
