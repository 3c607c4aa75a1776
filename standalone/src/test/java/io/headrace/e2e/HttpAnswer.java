package io.headrace.e2e;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/** What a server answered to one request. */
public record HttpAnswer(int status, String contentType, String body) {

  static HttpAnswer of(HttpResponse<String> response) {
    return new HttpAnswer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body());
  }

  public boolean ok() {
    return status == 200;
  }

  public JsonObject json() {
    return new JsonObject(body);
  }

  /** The objects of a list field; none when the field is absent. */
  public Stream<JsonObject> objects(String field) {
    return objects(json(), field);
  }

  static Stream<JsonObject> objects(JsonObject owner, String field) {
    return owner.getJsonArray(field, new JsonArray()).stream().map(JsonObject.class::cast);
  }
}
