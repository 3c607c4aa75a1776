package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.api.calls.CallDescription;
import io.headrace.api.calls.CallDescription.Payload;
import io.headrace.api.calls.CallDescriptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls a server as its document says, every field in its place, and holds every answer to the
 * document. Keeps which fields there were in answers of status 200.
 */
final class DocumentedClient {

  private static final Pattern PATH_PARAMETER = Pattern.compile(":(\\w+)|\\*");

  private final RawClient client;
  private final ApiDocument document;
  private final Map<ApiCall, Set<String>> answered = new EnumMap<>(ApiCall.class);

  DocumentedClient(RawClient client) throws IOException {
    this.client = client;
    this.document = ApiDocument.of(client);
  }

  ApiDocument document() {
    return document;
  }

  /** A call that must be served; its answer. */
  JsonObject ask(ApiCall call, JsonObject fields) throws IOException {
    HttpAnswer answer = send(call, fields);
    assertThat(answer.status()).as("%s %s: %s", call, fields, answer.body()).isEqualTo(200);
    return isJson(call) ? answer.json() : new JsonObject();
  }

  /**
   * A call, whatever comes of it.
   *
   * @param fields of path, query or body; a list in a query is a parameter that is repeated
   */
  HttpAnswer send(ApiCall call, JsonObject fields) throws IOException {
    CallDescription description = CallDescriptions.of(call);
    JsonObject others = fields.copy();
    String path = path(call, others);
    HttpAnswer answer = answer(description, path, others);
    assertThat(document.faultOf(description, answer))
        .as("%s %s is answered with %d %s", call, path, answer.status(), answer.body())
        .isEmpty();
    if (answer.ok() && isJson(call)) {
      collect("", answer.json(), answered.computeIfAbsent(call, it -> new TreeSet<>()));
    }
    return answer;
  }

  private HttpAnswer answer(CallDescription description, String path, JsonObject others)
      throws IOException {
    String method = description.call().method().name();
    if (description.hasJsonBody()) {
      return client.send(method, path, others.encode(), "application/json");
    }
    if (description.payload() == Payload.EVENTS) {
      // Without its events, which have no end.
      try (EventStream stream = client.listen(query(others), null)) {
        return new HttpAnswer(stream.status(), "", stream.refusal());
      }
    }
    return client.send(method, path + query(others), upload(description.call()), null);
  }

  private static boolean isJson(ApiCall call) {
    Payload payload = CallDescriptions.of(call).payload();
    return payload == Payload.JSON || payload == Payload.UPLOAD;
  }

  /** The file is an image, whatever it is called: some calls are about no other. */
  private static String upload(ApiCall call) {
    return CallDescriptions.of(call).payload() == Payload.UPLOAD ? SampleThings.IMAGE : null;
  }

  /** Takes from the fields those that stand in the path. */
  private static String path(ApiCall call, JsonObject fields) {
    Matcher parameter = PATH_PARAMETER.matcher(call.paths().get(0));
    return parameter.replaceAll(
        found ->
            found.group(1) == null
                ? String.valueOf(fields.remove(CallDescription.REST_OF_PATH))
                : encode(fields.remove(found.group(1))));
  }

  private static String query(JsonObject fields) {
    List<String> parameters = new ArrayList<>();
    fields.forEach(
        field -> {
          JsonArray values =
              field.getValue() instanceof JsonArray list ? list : JsonArray.of(field.getValue());
          values.forEach(value -> parameters.add(field.getKey() + "=" + encode(value)));
        });
    return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
  }

  private static String encode(Object value) {
    return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
  }

  /** The fields that answers to the call had, as paths: {@code run.data.metrics[].key}. */
  Set<String> answered(ApiCall call) {
    return answered.getOrDefault(call, Set.of());
  }

  private static void collect(String path, Object value, Set<String> paths) {
    if (value instanceof JsonObject object) {
      for (Map.Entry<String, Object> field : object) {
        String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        paths.add(name);
        collect(name, field.getValue(), paths);
      }
    } else if (value instanceof JsonArray list) {
      list.forEach(item -> collect(path + "[]", item, paths));
    }
  }
}
