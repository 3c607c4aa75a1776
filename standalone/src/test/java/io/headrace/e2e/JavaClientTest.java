package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mlflow.api.proto.Service.CreateExperiment;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.ExperimentTag;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;

/** The stock Java client: what it writes comes back to it exactly. */
@ExtendWith(RunningHeadraceResolver.class)
final class JavaClientTest {

  private final MlflowClient client;
  private String experimentName;
  private String experimentId;

  JavaClientTest(URI server) {
    client = new MlflowClient(server.toString());
  }

  @BeforeEach
  void createExperiment() {
    experimentName = "java " + UUID.randomUUID();
    experimentId = client.createExperiment(experimentName);
  }

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  void createExperiment_then_isFoundByIdNameAndSearch() {
    Experiment experiment = client.getExperiment(experimentId);

    assertThat(experiment.getName()).isEqualTo(experimentName);
    assertThat(experiment.getLifecycleStage()).isEqualTo("active");
    assertThat(client.getExperimentByName(experimentName)).contains(experiment);
    assertThat(client.searchExperiments("name = '" + experimentName + "'").getItems())
        .containsExactly(experiment);
    assertThat(client.getExperimentByName("nobody's")).isEmpty();
  }

  @Test
  void createExperiment_withTagsAndALocation_bothComeBack() {
    String location = "mlflow-artifacts:/java/" + UUID.randomUUID();
    String id =
        client.createExperiment(
            CreateExperiment.newBuilder()
                .setName(experimentName + " 2")
                .setArtifactLocation(location)
                .addTags(ExperimentTag.newBuilder().setKey("k").setValue("ü"))
                .build());

    Experiment experiment = client.getExperiment(id);
    assertThat(experiment.getArtifactLocation()).isEqualTo(location);
    assertThat(experiment.getTagsList())
        .contains(ExperimentTag.newBuilder().setKey("k").setValue("ü").build());
    assertThat(client.createRun(id).getArtifactUri()).startsWith(location + "/");
  }

  @Test
  void createRun_withEverything_comesBack() {
    RunInfo created =
        client.createRun(
            CreateRun.newBuilder()
                .setExperimentId(experimentId)
                .setUserId("ada")
                .setRunName("Läufer")
                .setStartTime(1_600_000_000_001L)
                .addTags(tag("team", "rot"))
                .build());

    Run run = client.getRun(created.getRunId());
    assertThat(run.getInfo()).isEqualTo(created);
    assertThat(run.getInfo().getUserId()).isEqualTo("ada");
    assertThat(run.getInfo().getRunName()).isEqualTo("Läufer");
    assertThat(run.getInfo().getStartTime()).isEqualTo(1_600_000_000_001L);
    assertThat(run.getInfo().getStatus()).isEqualTo(RunStatus.RUNNING);
    assertThat(run.getData().getTagsList())
        .containsExactlyInAnyOrder(tag("team", "rot"), tag("mlflow.runName", "Läufer"));
  }

  @Test
  void deleteTag_removesIt() {
    String runId = client.createRun(experimentId).getRunId();
    client.setTag(runId, "t", "1");
    client.setTag(runId, "t", "2");
    assertThat(client.getRun(runId).getData().getTagsList()).contains(tag("t", "2"));

    client.deleteTag(runId, "t");
    assertThat(client.getRun(runId).getData().getTagsList())
        .noneMatch(tag -> tag.getKey().equals("t"));
  }

  @Test
  void sendGetAndPost_ofCallsTheClientDoesNotKnow_answerAsTheyAre() {
    String created =
        client.sendPost("runs/create", "{\"experiment_id\": \"" + experimentId + "\"}");
    String runId =
        new JsonObject(created).getJsonObject("run").getJsonObject("info").getString("run_id");

    JsonObject read = new JsonObject(client.sendGet("runs/get?run_uuid=" + runId));
    assertThat(read.getJsonObject("run").getJsonObject("info").getString("run_uuid"))
        .isEqualTo(runId);
  }

  @Test
  void logOneByOne_everythingComesBack() {
    String runId = client.createRun(experimentId).getRunId();
    client.logParam(runId, "optimizer", "Adam β");
    client.setTag(runId, "team", "rot");
    client.logMetric(runId, "loss", 0.5, 1_700_000_000_000L, 1);
    client.logMetric(runId, "loss", Double.NaN, 1_700_000_000_001L, 2);
    client.logMetric(runId, "loss", 0.1 + 0.2, 1_700_000_000_002L, 3);
    client.setTerminated(runId, RunStatus.FINISHED, 1_700_000_000_003L);

    Run run = client.getRun(runId);
    assertThat(run.getInfo().getStatus()).isEqualTo(RunStatus.FINISHED);
    assertThat(run.getInfo().getEndTime()).isEqualTo(1_700_000_000_003L);
    assertThat(run.getData().getParamsList()).containsExactly(param("optimizer", "Adam β"));
    assertThat(run.getData().getTagsList()).contains(tag("team", "rot"));
    assertThat(run.getData().getMetricsList())
        .containsExactly(metric("loss", 0.30000000000000004, 1_700_000_000_002L, 3));
    assertThat(client.getMetricHistory(runId, "loss"))
        .containsExactly(
            metric("loss", 0.5, 1_700_000_000_000L, 1),
            metric("loss", Double.NaN, 1_700_000_000_001L, 2),
            metric("loss", 0.30000000000000004, 1_700_000_000_002L, 3));
  }

  @Test
  void logBatch_historyComesBackWholeThoughTheClientNamesNoPageSize() {
    String runId = client.createRun(experimentId).getRunId();
    List<Metric> metrics =
        LongStream.range(0, 900).mapToObj(step -> metric("m", step / 4.0, step, step)).toList();
    client.logBatch(runId, metrics, List.of(param("p", "1")), List.of(tag("t", "x")));

    assertThat(client.getMetricHistory(runId, "m")).isEqualTo(metrics);
    Run run = client.getRun(runId);
    assertThat(run.getData().getParamsList()).containsExactly(param("p", "1"));
    assertThat(run.getData().getTagsList()).contains(tag("t", "x"));
  }

  @Test
  void searchRuns_byMetricAndOrder_findsThem() {
    List<String> runIds = List.of(0.1, 0.2, 0.3).stream().map(this::runWithLoss).toList();

    List<String> found =
        client
            .searchRuns(
                List.of(experimentId),
                "metrics.loss > 0.15",
                ViewType.ACTIVE_ONLY,
                10,
                List.of("metrics.loss DESC"))
            .getItems()
            .stream()
            .map(Run::getInfo)
            .map(RunInfo::getRunId)
            .toList();

    assertThat(found).containsExactly(runIds.get(2), runIds.get(1));
  }

  private String runWithLoss(double loss) {
    String runId = client.createRun(experimentId).getRunId();
    client.logMetric(runId, "loss", loss, 1, 0);
    return runId;
  }

  @Test
  void deleteRun_thenRestore_writesAreRefusedInBetween() {
    String runId = client.createRun(experimentId).getRunId();
    client.deleteRun(runId);

    assertThat(client.getRun(runId).getInfo().getLifecycleStage()).isEqualTo("deleted");
    assertThatThrownBy(() -> client.logParam(runId, "p", "1"))
        .isInstanceOf(MlflowHttpException.class)
        .hasMessageContaining("400");

    client.restoreRun(runId);
    client.logParam(runId, "p", "1");
    assertThat(client.getRun(runId).getData().getParamsList()).containsExactly(param("p", "1"));
  }

  @Test
  void renameDeleteAndRestoreExperiment_areSeenAtOnce() {
    client.renameExperiment(experimentId, experimentName + " neu");
    client.setExperimentTag(experimentId, "k", "v");
    assertThat(client.getExperiment(experimentId).getName()).isEqualTo(experimentName + " neu");
    assertThat(client.getExperiment(experimentId).getTagsList())
        .anyMatch(tag -> tag.getKey().equals("k") && tag.getValue().equals("v"));

    client.deleteExperiment(experimentId);
    assertThat(client.getExperiment(experimentId).getLifecycleStage()).isEqualTo("deleted");
    client.restoreExperiment(experimentId);
    assertThat(client.getExperiment(experimentId).getLifecycleStage()).isEqualTo("active");
  }

  private static Metric metric(String key, double value, long timestamp, long step) {
    return Metric.newBuilder()
        .setKey(key)
        .setValue(value)
        .setTimestamp(timestamp)
        .setStep(step)
        .build();
  }

  private static Param param(String key, String value) {
    return Param.newBuilder().setKey(key).setValue(value).build();
  }

  private static RunTag tag(String key, String value) {
    return RunTag.newBuilder().setKey(key).setValue(value).build();
  }
}
