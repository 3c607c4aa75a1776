package io.headrace.ui.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.api.UnservedCall;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenApiDocumentTest {

  private static final Pattern REFERENCE =
      Pattern.compile("\"\\$ref\":\"#/components/schemas/([^\"]+)\"");
  private static final Pattern OPERATION_ID = Pattern.compile("\"operationId\":\"([^\"]+)\"");

  private static final Vertx VERTX = Vertx.vertx();
  private static final JsonObject DOCUMENT = new JsonObject(Buffer.buffer(OpenApiDocument.bytes()));

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @Test
  void document_heldToTheSchemaOfOpenApi_isValid() {
    assertThat(DOCUMENT.getString("openapi")).isEqualTo("3.1.0");
    OutputUnit outcome = validate(DOCUMENT);

    assertThat(outcome.getValid()).as("%s", outcome.getErrors()).isTrue();
  }

  @Test
  void document_withoutWhatOpenApiAsksFor_isNotValid() {
    JsonObject broken = DOCUMENT.copy();
    broken
        .getJsonObject("paths")
        .getJsonObject("/2.0/mlflow/runs/get")
        .getJsonObject("get")
        .getJsonArray("parameters")
        .getJsonObject(0)
        .remove("in");

    assertThat(validate(broken).getValid()).isFalse();
  }

  /** The schema of OpenAPI 3.1 comes with the library. */
  private static OutputUnit validate(JsonObject document) {
    return OpenAPIVersion.V3_1
        .getRepository(VERTX, "app://headrace/")
        .compose(schemas -> OpenAPIVersion.V3_1.validateContract(VERTX, schemas, document))
        .await();
  }

  @Test
  void references_all_leadSomewhere() {
    Set<String> named = DOCUMENT.getJsonObject("components").getJsonObject("schemas").fieldNames();

    assertThat(REFERENCE.matcher(DOCUMENT.encode()).results().map(found -> found.group(1)))
        .isNotEmpty()
        .allMatch(named::contains);
  }

  @Test
  void operations_all_haveAnIdOfTheirOwn() {
    assertThat(OPERATION_ID.matcher(DOCUMENT.encode()).results().map(found -> found.group(1)))
        .hasSize(ApiCall.values().length)
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
