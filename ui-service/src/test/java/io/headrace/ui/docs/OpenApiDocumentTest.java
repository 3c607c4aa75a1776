package io.headrace.ui.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.api.UnservedCall;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.OpenAPIVersion;
import io.vertx.openapi.contract.Operation;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenApiDocumentTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final JsonObject DOCUMENT = new JsonObject(Buffer.buffer(OpenApiDocument.bytes()));

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  /** The schema of OpenAPI 3.1 is with the library, which refuses what does not keep to it. */
  @Test
  void document_heldToTheSchemaOfOpenApi_isValid() {
    OpenAPIContract contract = OpenAPIContract.from(VERTX, withAbsoluteServers()).await();

    assertThat(contract.getVersion()).isEqualTo(OpenAPIVersion.V3_1);
    assertThat(contract.operations())
        .hasSize(ApiCall.values().length)
        .extracting(Operation::getOperationId)
        .doesNotHaveDuplicates()
        .contains("createRun", "logBatch", "getMetricHistoryBulkInterval");
  }

  /** The document as read from somewhere: the library does not resolve its servers itself. */
  private static JsonObject withAbsoluteServers() {
    JsonObject document = DOCUMENT.copy();
    resolveServers(document);
    document.getJsonObject("paths").forEach(path -> resolveServers((JsonObject) path.getValue()));
    return document;
  }

  private static void resolveServers(JsonObject owner) {
    for (Object server : owner.getJsonArray("servers", new JsonArray())) {
      String url = ((JsonObject) server).getString("url");
      ((JsonObject) server)
          .put("url", URI.create("http://localhost/openapi.json").resolve(url).toString());
    }
  }

  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void call_thatIsServed_isInTheDocument(ApiCall call) {
    JsonObject operation =
        DOCUMENT
            .getJsonObject("paths")
            .getJsonObject(OperationJson.path(call))
            .getJsonObject(OperationJson.method(call));

    assertThat(operation.getJsonArray("tags")).hasSize(1);
    assertThat(operation.getJsonObject("responses").fieldNames()).contains("200", "default");
  }

  @Test
  void call_thatIsNotServed_isNotInTheDocument() {
    List<String> documented =
        DOCUMENT.getJsonObject("paths").stream()
            .flatMap(
                path ->
                    ((JsonObject) path.getValue())
                        .fieldNames().stream().map(method -> method + " /api" + path.getKey()))
            .toList();

    for (UnservedCall call : UnservedCall.all()) {
      String path = call.paths().get(0).replaceAll(":(\\w+)", "{$1}");
      assertThat(documented).doesNotContain(call.method().toLowerCase(Locale.ROOT) + " " + path);
    }
  }

  @Test
  void servers_areRelativeToTheDocument() {
    JsonObject paths = DOCUMENT.getJsonObject("paths");

    assertThat(servers(DOCUMENT)).containsExactly("api", "ajax-api");
    assertThat(servers(paths.getJsonObject("/get-artifact"))).containsExactly(".");
    assertThat(servers(paths.getJsonObject("/2.0/mlflow/runs/create-promptlab-run")))
        .containsExactly("ajax-api");
    assertThat(paths.getJsonObject("/2.0/mlflow/runs/create").containsKey("servers")).isFalse();
  }

  private static List<String> servers(JsonObject owner) {
    return owner.getJsonArray("servers").stream()
        .map(server -> ((JsonObject) server).getString("url"))
        .toList();
  }

  @Test
  void version_isThatOfTheBuild() {
    assertThat(DOCUMENT.getJsonObject("info").getString("version")).matches("\\d+\\.\\d+\\.\\d.*");
  }
}
