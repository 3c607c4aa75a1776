package io.headrace.ui.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.api.ApiCall;
import io.headrace.api.calls.CallDescription;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The errors that a call may answer with, by status: those that its description tells, and those
 * that follow from how it is served.
 */
final class RefusalsJson {

  private static final Shape ERROR =
      Shape.named(
          "Error",
          Field.of(
                  "error_code",
                  new FieldType.Choice(
                      "ErrorCode", Stream.of(ErrorCode.values()).map(ErrorCode::name).toList()),
                  "What went wrong, for programs.")
              .asRequired(),
          Field.of("message", FieldType.TEXT, "The same, for people.").asRequired());

  private final SchemaJson schemas;

  RefusalsJson(SchemaJson schemas) {
    this.schemas = schemas;
  }

  void addTo(ObjectNode responses, CallDescription call) {
    Map<Integer, String> byStatus = new TreeMap<>();
    of(call)
        .forEach(
            (code, when) ->
                byStatus.merge(
                    code.httpStatus(),
                    "`" + code + "`: " + when,
                    (one, two) -> one + "\n\n" + two));
    byStatus.forEach((status, words) -> add(responses, Integer.toString(status), words));
    add(responses, "default", "Any other error, a fault of the server among them.");
  }

  private static Map<ErrorCode, String> of(CallDescription call) {
    Map<ErrorCode, String> refusals = new EnumMap<>(ErrorCode.class);
    if (!call.request().fields().isEmpty()) {
      refusals.put(
          ErrorCode.INVALID_PARAMETER_VALUE,
          "A field is missing, of another type or past a limit, or what is asked for is not"
              + " allowed as things are.");
    }
    if (call.hasJsonBody()) {
      refusals.put(ErrorCode.REQUEST_TOO_LARGE, "The body is larger than the server accepts.");
      refusals.put(ErrorCode.RESOURCE_EXHAUSTED, "Too much at once.");
    }
    // What the edge answers itself depends on nothing else.
    if (call.call().owner() != ApiCall.Owner.UI) {
      refusals.put(
          ErrorCode.TEMPORARILY_UNAVAILABLE, "Something behind the server does not answer.");
    }
    refusals.putAll(call.refusals());
    return refusals;
  }

  private void add(ObjectNode responses, String status, String words) {
    ObjectNode response = responses.putObject(status).put("description", words);
    if (status.equals("429") || status.equals("503")) {
      response
          .putObject("headers")
          .putObject("Retry-After")
          .put("description", "Seconds to wait.")
          .putObject("schema")
          .put("type", "integer");
    }
    response.putObject("content").putObject("application/json").set("schema", schemas.of(ERROR));
  }
}
