package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.ActiveRun;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowContext;

/** The fluent half of the stock Java client: a context, and the runs that it starts. */
@ExtendWith(RunningHeadraceResolver.class)
final class JavaContextTest {

  private final MlflowClient client;
  private final MlflowContext context;
  private final String name = "context " + UUID.randomUUID();
  private String experimentId;

  JavaContextTest(URI server) {
    client = new MlflowClient(server.toString());
    context = new MlflowContext(client);
  }

  @BeforeEach
  void createExperiment() {
    experimentId = client.createExperiment(name);
    context.setExperimentName(name);
  }

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  void startRun_everythingIsLogged_comesBack() {
    assertThat(context.getExperimentId()).isEqualTo(experimentId);
    ActiveRun run = context.startRun("fluent");
    run.logParam("lr", "0.1");
    run.logParams(Map.of("depth", "3", "größe", "ü"));
    run.setTag("team", "red");
    run.setTags(Map.of("stage", "dev"));
    run.logMetric("loss", 0.5);
    run.logMetric("loss", 0.25, 2);
    run.logMetrics(Map.of("a", 1.5, "b", 2.5), 7);
    run.endRun();

    Run read = client.getRun(run.getId());
    assertThat(read.getInfo().getStatus()).isEqualTo(RunStatus.FINISHED);
    assertThat(read.getInfo().getExperimentId()).isEqualTo(experimentId);
    assertThat(read.getInfo().getArtifactUri()).isEqualTo(run.getArtifactUri());
    assertThat(read.getData().getParamsList())
        .extracting(Param::getKey, Param::getValue)
        .containsExactlyInAnyOrder(tuple("lr", "0.1"), tuple("depth", "3"), tuple("größe", "ü"));
    assertThat(tag(read, "team")).isEqualTo("red");
    assertThat(tag(read, "stage")).isEqualTo("dev");
    assertThat(tag(read, "mlflow.runName")).isEqualTo("fluent");
    assertThat(client.getMetricHistory(run.getId(), "loss"))
        .extracting(Metric::getValue)
        .containsExactly(0.5, 0.25);
    assertThat(client.getMetricHistory(run.getId(), "b"))
        .extracting(Metric::getStep)
        .containsExactly(7L);
  }

  @Test
  @SuppressWarnings("deprecation") // what older programs call
  void startRun_withAParent_namesIt() {
    ActiveRun parent = context.startRun("parent");
    ActiveRun child = context.startRun("child", parent.getId());
    child.endRun(RunStatus.KILLED);
    parent.endRun();

    Run read = client.getRun(child.getId());
    assertThat(tag(read, "mlflow.parentRunId")).isEqualTo(parent.getId());
    assertThat(read.getInfo().getStatus()).isEqualTo(RunStatus.KILLED);
    assertThat(
            client.searchRuns(
                List.of(experimentId), "tags.`mlflow.parentRunId` = '" + parent.getId() + "'"))
        .singleElement()
        .satisfies(found -> assertThat(found.getRunId()).isEqualTo(child.getId()));
  }

  @Test
  void withActiveRun_thatThrows_isMarkedFailed() {
    AtomicReference<String> runId = new AtomicReference<>();

    context.withActiveRun(
        "broken",
        run -> {
          runId.set(run.getId());
          throw new IllegalStateException("training broke");
        });

    assertThat(client.getRun(runId.get()).getInfo().getStatus()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void setExperimentName_unknown_isRefusedByTheClient() {
    assertThatThrownBy(() -> context.setExperimentName(name + " not"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String tag(Run run, String key) {
    return run.getData().getTagsList().stream()
        .filter(tag -> tag.getKey().equals(key))
        .map(RunTag::getValue)
        .findFirst()
        .orElseThrow();
  }
}
