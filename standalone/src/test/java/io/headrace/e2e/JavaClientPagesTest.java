package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.ExperimentsPage;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.Page;
import org.mlflow.tracking.RunsPage;

/** The stock Java client leafs through what it finds: each is there once, in order. */
@ExtendWith(RunningHeadraceResolver.class)
final class JavaClientPagesTest {

  private static final int FOUND = 7;

  private final MlflowClient client;
  private final String name = "pages " + UUID.randomUUID();
  private String experimentId;

  JavaClientPagesTest(URI server) {
    client = new MlflowClient(server.toString());
  }

  @BeforeEach
  void createExperiment() {
    experimentId = client.createExperiment(name);
  }

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  void searchRuns_pageByPage_givesEachOnce() {
    List<String> runIds = IntStream.range(0, FOUND).mapToObj(this::runWithMetric).toList();

    RunsPage first =
        client.searchRuns(
            List.of(experimentId), "metrics.m >= 0", ViewType.ALL, 3, List.of("metrics.m ASC"));

    assertThat(first.getPageSize()).isEqualTo(3);
    assertThat(first.hasNextPage()).isTrue();
    assertThat(all(first)).extracting(Run::getInfo).extracting(RunInfo::getRunId).isEqualTo(runIds);
  }

  @Test
  void searchRuns_fromATokenOn_givesTheRest() {
    List<String> runIds = IntStream.range(0, FOUND).mapToObj(this::runWithMetric).toList();
    List<String> order = List.of("metrics.m ASC");
    RunsPage first =
        client.searchRuns(List.of(experimentId), "", ViewType.ACTIVE_ONLY, FOUND - 1, order);

    RunsPage rest =
        client.searchRuns(
            List.of(experimentId),
            "",
            ViewType.ACTIVE_ONLY,
            FOUND - 1,
            order,
            first.getNextPageToken().orElseThrow());

    assertThat(all(rest))
        .extracting(Run::getInfo)
        .extracting(RunInfo::getRunId)
        .containsExactly(runIds.get(FOUND - 1));
  }

  private String runWithMetric(int value) {
    String runId = client.createRun(experimentId).getRunId();
    client.logMetric(runId, "m", value);
    return runId;
  }

  @Test
  @SuppressWarnings("deprecation") // what older programs call
  void searchRuns_ofOneView_leavesTheOthersOut() {
    String active = client.createRun(experimentId).getRunId();
    String deleted = client.createRun(experimentId).getRunId();
    client.deleteRun(deleted);

    assertThat(client.listRunInfos(experimentId)).extracting(RunInfo::getRunId).contains(active);
    assertThat(client.searchRuns(List.of(experimentId), ""))
        .extracting(RunInfo::getRunId)
        .containsExactly(active);
    assertThat(client.searchRuns(List.of(experimentId), "", ViewType.DELETED_ONLY))
        .extracting(RunInfo::getRunId)
        .containsExactly(deleted);
  }

  @Test
  void searchExperiments_pageByPage_givesEachOnce() {
    List<String> names =
        IntStream.range(0, FOUND).mapToObj(place -> name + " no. " + place).toList();
    names.forEach(client::createExperiment);

    ExperimentsPage first =
        client.searchExperiments(
            "name LIKE '" + name + " no.%'", ViewType.ACTIVE_ONLY, 3, List.of("name ASC"));

    assertThat(all(first)).extracting(Experiment::getName).isEqualTo(names);
    assertThat(client.searchExperiments().getItems()).isNotEmpty();
  }

  /** The items of the page and of all that follow it. */
  private static <T> List<T> all(Page<T> first) {
    List<T> items = new ArrayList<>();
    Page<T> page = first;
    while (true) {
      page.getItems().forEach(items::add);
      if (!page.hasNextPage()) {
        return items;
      }
      page = page.getNextPage();
    }
  }
}
