package io.headrace.ui.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.api.UnservedCall;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.OpenAPIVersion;
import io.vertx.openapi.contract.Operation;
import java.util.List;
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
    OpenAPIContract contract = OpenAPIContract.from(VERTX, DOCUMENT.copy()).await();

    assertThat(contract.getVersion()).isEqualTo(OpenAPIVersion.V3_1);
    assertThat(contract.operations())
        .hasSize(ApiCall.values().length)
        .extracting(Operation::getOperationId)
        .doesNotHaveDuplicates()
        .contains("createRun", "logBatch", "getMetricHistoryBulkInterval");
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
      assertThat(documented).doesNotContain(call.method().toLowerCase() + " " + path);
    }
  }

  @Test
  void servers_areRelativeToTheDocument() {
    assertThat(DOCUMENT.getJsonArray("servers"))
        .extracting(server -> ((JsonObject) server).getString("url"))
        .containsExactly("api", "ajax-api");
    assertThat(DOCUMENT.getJsonObject("paths").getJsonObject("/get-artifact"))
        .extracting(path -> path.getJsonArray("servers").getJsonObject(0).getString("url"))
        .isEqualTo(".");
  }

  @Test
  void version_isThatOfTheBuild() {
    assertThat(DOCUMENT.getJsonObject("info").getString("version")).matches("\\d+\\.\\d+\\.\\d.*");
  }
}
