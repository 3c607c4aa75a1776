package io.headrace.e2e;

import io.headrace.api.calls.CallDescription;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The OpenAPI document that a server tells of itself, to hold requests and answers to. */
final class ApiDocument {

  private static final JsonSchemaOptions OPTIONS =
      new JsonSchemaOptions()
          .setBaseUri("app://headrace/")
          .setDraft(Draft.DRAFT202012)
          .setOutputFormat(OutputFormat.Basic);

  private final JsonObject document;
  private final JsonObject closedComponents;
  private final Map<JsonObject, Validator> validators = new HashMap<>();

  private ApiDocument(JsonObject document) {
    this.document = document;
    this.closedComponents = document.getJsonObject("components").copy();
    close(closedComponents);
  }

  static ApiDocument of(RawClient server) throws IOException {
    return new ApiDocument(server.send("GET", "/openapi.json", null, null).json());
  }

  /** What is wrong with an answer: empty if it is one of the call's, without a field too many. */
  String faultOf(CallDescription call, HttpAnswer answer) {
    JsonObject responses = operation(call).getJsonObject("responses");
    JsonObject response = responses.getJsonObject(Integer.toString(answer.status()));
    if (response == null) {
      return "status " + answer.status() + " is not among " + responses.fieldNames();
    }
    JsonObject json = response.getJsonObject("content").getJsonObject("application/json");
    if (json == null) {
      return "";
    }
    JsonObject schema = json.getJsonObject("schema").copy();
    close(schema);
    return fault(schema.put("components", closedComponents), answer.json());
  }

  /** What is wrong with a JSON body: empty if it keeps to the call's schema. */
  String faultOfBody(CallDescription call, JsonObject body) {
    JsonObject schema =
        operation(call)
            .getJsonObject("requestBody")
            .getJsonObject("content")
            .getJsonObject("application/json")
            .getJsonObject("schema")
            .copy();
    return fault(schema.put("components", document.getJsonObject("components")), body);
  }

  private JsonObject operation(CallDescription call) {
    String path =
        call.call()
            .pathBehindPrefix()
            .replaceAll(":(\\w+)", "{$1}")
            .replace("*", "{" + CallDescription.REST_OF_PATH + "}");
    return document
        .getJsonObject("paths")
        .getJsonObject(path)
        .getJsonObject(call.call().method().name().toLowerCase(Locale.ROOT));
  }

  private String fault(JsonObject schema, JsonObject value) {
    OutputUnit output =
        validators
            .computeIfAbsent(schema, it -> Validator.create(JsonSchema.of(it), OPTIONS))
            .validate(value);
    return Boolean.TRUE.equals(output.getValid()) ? "" : String.valueOf(output.getErrors());
  }

  /** Lets no schema of an object pass fields that it does not name. */
  private static void close(Object node) {
    if (node instanceof JsonArray list) {
      list.forEach(ApiDocument::close);
    } else if (node instanceof JsonObject object) {
      List.copyOf(object.fieldNames()).forEach(name -> close(object.getValue(name)));
      if ("object".equals(object.getValue("type"))) {
        object.put("additionalProperties", false);
      }
    }
  }
}
