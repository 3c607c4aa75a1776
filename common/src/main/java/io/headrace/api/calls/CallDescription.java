package io.headrace.api.calls;

import io.headrace.api.ApiCall;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import java.util.EnumMap;
import java.util.Map;

/**
 * A call in words and fields: what the OpenAPI document says of it, and what its endpoint may read.
 *
 * @param summary a few words, as an order
 * @param description Markdown, a sentence or more
 * @param request fields of path, query and body together; their place follows from the call
 * @param answer fields of the answer; without meaning for a call that answers with bytes
 * @param payload which of both is no JSON
 * @param refusals when the call answers with which error, besides what every call may; Markdown
 */
public record CallDescription(
    ApiCall call,
    Family family,
    String summary,
    String description,
    Shape request,
    Shape answer,
    Payload payload,
    Map<ErrorCode, String> refusals) {

  /** The name of the field that a trailing star of a call's path is. */
  public static final String REST_OF_PATH = "artifact_path";

  /** What of a call is bytes. */
  public enum Payload {
    JSON,
    /** The request's body. */
    UPLOAD,
    /** The answer's. */
    DOWNLOAD,
    /** The answer's: a PNG or JPEG of our own making. */
    PICTURE,
    /** The answer's: a table as a file that is made as it is sent. */
    TABLE,
    /** The answer's: server-sent events. */
    EVENTS
  }

  public CallDescription {
    refusals = Map.copyOf(refusals);
  }

  static CallDescription of(ApiCall call, Family family, String summary, String description) {
    return new CallDescription(
        call, family, summary, description, Shape.EMPTY, Shape.EMPTY, Payload.JSON, Map.of());
  }

  CallDescription reads(Shape fields) {
    return new CallDescription(
        call, family, summary, description, fields, answer, payload, refusals);
  }

  CallDescription reads(Field... fields) {
    return reads(Shape.of(fields));
  }

  CallDescription answers(Shape fields) {
    return new CallDescription(
        call, family, summary, description, request, fields, payload, refusals);
  }

  CallDescription answers(Field... fields) {
    return answers(Shape.of(fields));
  }

  CallDescription carries(Payload bytes) {
    return new CallDescription(
        call, family, summary, description, request, answer, bytes, refusals);
  }

  CallDescription refuses(ErrorCode code, String when) {
    Map<ErrorCode, String> more = new EnumMap<>(ErrorCode.class);
    more.putAll(refusals);
    more.put(code, when);
    return new CallDescription(call, family, summary, description, request, answer, payload, more);
  }

  /** Whether its fields come in a JSON body, and not in the query. */
  public boolean hasJsonBody() {
    return call.method() != ApiCall.Method.GET && call.body() == ApiCall.Body.JSON;
  }

  /** Whether a field of the request stands in the path. */
  public boolean isInPath(Field field) {
    String path = call.pathBehindPrefix() + "/";
    return field.name().equals(REST_OF_PATH)
        ? path.endsWith("/*/")
        : path.contains("/:" + field.name() + "/");
  }
}
