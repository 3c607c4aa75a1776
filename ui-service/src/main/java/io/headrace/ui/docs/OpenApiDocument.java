package io.headrace.ui.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.api.ApiPrefix;
import io.headrace.api.calls.CallDescription;
import io.headrace.api.calls.CallDescriptions;
import io.headrace.api.calls.Family;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * The OpenAPI 3.1 document of the calls that we serve, made from their descriptions. What is said
 * once for all calls stands here.
 */
public final class OpenApiDocument {

  private static final String PROPERTIES = "document.properties";

  private static final String ABOUT =
      """
      The tracking calls of MLflow, answered as an MLflow server answers them: point a client here, or call them yourself.

      **Requests.** Unknown fields are ignored, and `null` is as good as a field left out. A name in a body may be in camelCase, an \
      integer a decimal string, the id of an experiment a number, a constant its number, a double the bare word `NaN` or \
      `Infinity`. A POST needs `Content-Type: application/json`. HEAD works where GET does.

      **Answers.** Fields that are not set, and most lists that are empty, are left out. Later versions may add fields.

      **Errors** have an `error_code` to rely on and a `message` for people. After 429 and 503 the same request may be \
      sent again once the seconds of `Retry-After` are over. A request that calls the server by a name it does not know, \
      or that changes something from a page of a foreign origin, is refused with 403 in plain text.

      **Paths** are below `/api`, and for pages in a browser below `/ajax-api` as well. A call of MLflow that is not \
      listed here is not served yet: it is answered with 501 and `NOT_IMPLEMENTED`, those of workspaces with 404 and \
      `ENDPOINT_NOT_FOUND`, which tells a client that there are none.
      """;

  private OpenApiDocument() {}

  /** The document, JSON in UTF-8. Reads the class path: blocks. */
  public static byte[] bytes() {
    try {
      return JsonMapper.builder().build().writeValueAsBytes(document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory can be written", e);
    }
  }

  private static ObjectNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Headrace")
        .put("summary", "Experiment tracking that speaks MLflow's REST API")
        .put("description", ABOUT)
        .put("version", version())
        .putObject("license")
        .put("name", "Apache License 2.0")
        .put("identifier", "Apache-2.0");
    ArrayNode servers = document.putArray("servers");
    ApiPrefix.BOTH.forEach(prefix -> servers.addObject().put("url", relative(prefix)));
    ArrayNode tags = document.putArray("tags");
    for (Family family : Family.values()) {
      tags.addObject().put("name", family.title()).put("description", family.description());
    }
    ObjectNode paths = document.putObject("paths");
    OperationJson operations =
        new OperationJson(new SchemaJson(document.putObject("components").putObject("schemas")));
    CallDescriptions.all().forEach(call -> add(call, operations, paths));
    return document;
  }

  private static void add(CallDescription call, OperationJson operations, ObjectNode paths) {
    ObjectNode path = paths.withObjectProperty(OperationJson.path(call.call()));
    List<String> prefixes = call.call().prefixes();
    if (!prefixes.equals(ApiPrefix.BOTH)) {
      ArrayNode servers = path.putArray("servers");
      prefixes.forEach(prefix -> servers.addObject().put("url", relative(prefix)));
    }
    path.set(OperationJson.method(call.call()), operations.of(call));
  }

  /** A prefix from the document, so that it holds behind any proxy. */
  private static String relative(String prefix) {
    return prefix.isEmpty() ? "." : prefix.substring(1);
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = OpenApiDocument.class.getResourceAsStream(PROPERTIES)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(PROPERTIES + " cannot be read from the class path", e);
    }
    return properties.getProperty("version");
  }
}
