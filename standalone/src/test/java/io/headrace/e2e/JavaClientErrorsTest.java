package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;

/** Mistakes, as the stock Java client shows them: the status, and MLflow's JSON as it was sent. */
@ExtendWith(RunningHeadraceResolver.class)
final class JavaClientErrorsTest {

  private static final String NOBODY = "f".repeat(32);

  private final MlflowClient client;
  private final String name = "mistakes " + UUID.randomUUID();
  private String experimentId;
  private String runId;

  JavaClientErrorsTest(URI server) {
    client = new MlflowClient(server.toString());
  }

  @BeforeEach
  void createRun() {
    experimentId = client.createExperiment(name);
    runId = client.createRun(experimentId).getRunId();
  }

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  void unknownRun_is404() {
    String message = "Run with id=" + NOBODY + " not found";

    assertRefused(() -> client.getRun(NOBODY), 404, "RESOURCE_DOES_NOT_EXIST", message);
    assertRefused(() -> client.logMetric(NOBODY, "m", 1), 404, "RESOURCE_DOES_NOT_EXIST", message);
    assertRefused(() -> client.deleteRun(NOBODY), 404, "RESOURCE_DOES_NOT_EXIST", message);
  }

  @Test
  void unknownExperiment_is404() {
    String message = "No Experiment with id=987654321 exists";

    assertRefused(() -> client.getExperiment("987654321"), 404, "RESOURCE_DOES_NOT_EXIST", message);
    assertRefused(() -> client.createRun("987654321"), 404, "RESOURCE_DOES_NOT_EXIST", message);
  }

  @Test
  void nameTaken_is400() {
    assertRefused(
        () -> client.createExperiment(name), 400, "RESOURCE_ALREADY_EXISTS", "already exists");
  }

  @Test
  void paramOfAnotherValue_is400AndChangesNothing() {
    client.logParam(runId, "p", "1");

    assertRefused(
        () -> client.logParam(runId, "p", "2"),
        400,
        "INVALID_PARAMETER_VALUE",
        "Changing param values is not allowed");
    assertThat(client.getRun(runId).getData().getParamsList())
        .extracting(Param::getValue)
        .containsExactly("1");
  }

  @Test
  @SuppressWarnings("deprecation") // what older programs call
  void filterThatIsNone_is400() {
    assertRefused(
        () -> client.searchRuns(List.of(experimentId), "nonsense"),
        400,
        "INVALID_PARAMETER_VALUE",
        "Invalid");
  }

  @Test
  void tagThatIsNotThere_is404() {
    assertRefused(
        () -> client.deleteTag(runId, "none"),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "No tag with name: none in run with id " + runId);
  }

  private static void assertRefused(
      ThrowingCallable call, int status, String errorCode, String message) {
    MlflowHttpException refusal = catchThrowableOfType(MlflowHttpException.class, call);
    assertThat(refusal.getStatusCode()).isEqualTo(status);
    JsonObject body = new JsonObject(refusal.getBodyMessage());
    assertThat(body.getString("error_code")).isEqualTo(errorCode);
    assertThat(body.getString("message")).contains(message);
  }
}
