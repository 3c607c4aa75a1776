package io.headrace.store;

import static io.headrace.store.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelMetric;
import io.headrace.model.LoggedModelStatus;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBackends.class)
class LoggedModelsTest {

  private static StoreFixture fixture;
  private static CassandraConnection connection;
  private static LoggedModelChanges changes;
  private static LoggedModels models;

  /** One namespace for all: its making takes seconds, and no two tests use the same ids. */
  @BeforeAll
  static void start(SharedBackends backends) {
    fixture = new StoreFixture(backends);
    connection = fixture.startedInstance();
    changes = fixture.loggedModelChanges(connection);
    models = new LoggedModels(connection);
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  private static LoggedModel create(String modelId, String experimentId) {
    return await(
        changes.create(
            new LoggedModel(
                modelId,
                experimentId,
                "name",
                "",
                "",
                "mlflow-artifacts:/" + experimentId + "/models/" + modelId + "/artifacts",
                LoggedModelStatus.LOGGED_MODEL_PENDING,
                1_000,
                1_000,
                new TreeMap<>(Map.of("lr", "0.1")),
                new TreeMap<>())));
  }

  @Test
  void get_ofCreated_isTheSame() {
    LoggedModel created = create("m-11", "0");

    assertThat(await(models.get("m-11"))).isEqualTo(created);
  }

  @Test
  void get_ofUnknown_isNotFound() {
    assertThatThrownBy(() -> await(models.get("m-nope")))
        .hasMessage("Logged model with ID 'm-nope' not found.");
  }

  @Test
  void setStatus_movesTheUpdateTime() {
    create("m-31", "0");

    LoggedModel ready = await(changes.setStatus("m-31", LoggedModelStatus.LOGGED_MODEL_READY));

    assertThat(ready).isEqualTo(await(models.get("m-31")));
    assertThat(ready.status()).isEqualTo(LoggedModelStatus.LOGGED_MODEL_READY);
    assertThat(ready.lastUpdateTime()).isGreaterThan(1_000);
  }

  @Test
  void setTags_byTwoInstancesAtOnce_losesNone() {
    create("m-41", "0");
    LoggedModelChanges other = fixture.loggedModelChanges(fixture.startedInstance());
    List<Future<LoggedModel>> tags = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tags.add(changes.setTags("m-41", Map.of("here-" + i, "x")));
      tags.add(other.setTags("m-41", Map.of("there-" + i, "x")));
    }

    await(Future.all(tags));

    assertThat(await(models.get("m-41")).tags()).hasSize(20);
  }

  @Test
  void addParams_ofAnotherValue_isRefusedAndTheSameAccepted() {
    create("m-51", "0");

    await(changes.addParams("m-51", Map.of("lr", "0.1", "depth", "3")));

    assertThat(await(models.get("m-51")).params())
        .containsOnly(Map.entry("lr", "0.1"), Map.entry("depth", "3"));
    assertThatThrownBy(() -> await(changes.addParams("m-51", Map.of("lr", "0.2"))))
        .hasMessageStartingWith("Changing param values is not allowed.");
  }

  @Test
  void ofExperiments_findsTheModelsOfThoseOnly() {
    create("m-61", "10");
    create("m-62", "10");
    create("m-63", "11");
    create("m-64", "12");

    assertThat(await(models.ofExperiments(List.of("10", "11", "77"))))
        .extracting(LoggedModel::modelId)
        .containsExactlyInAnyOrder("m-61", "m-62", "m-63");
  }

  @Test
  void metrics_ofPointsWrittenTwice_areASet() {
    InsertLoggedModelMetric insert = new InsertLoggedModelMetric(connection);
    LoggedModelMetric first = new LoggedModelMetric("acc", 1, 5, 0.5, "d", "x", "run");
    LoggedModelMetric second = new LoggedModelMetric("acc", 2, 4, Double.NaN, "d", "x", "run");
    LoggedModelMetric bare = new LoggedModelMetric("acc", 2, 4, 0.7, "", "", "run");
    for (LoggedModelMetric metric : List.of(first, second, bare, first)) {
      await(insert.execute("m-71", metric, 17));
    }

    assertThat(await(models.metrics("m-71"))).containsExactlyInAnyOrder(first, second, bare);
    assertThat(await(new SelectLatestLoggedModelMetrics(connection).execute("m-71")))
        .containsExactlyInAnyOrder(second, bare);
  }

  @Test
  void metrics_ofModelWithVeryMany_areTheLatestOfEachSeries() {
    InsertLoggedModelMetric insert = new InsertLoggedModelMetric(connection);
    for (int thousand = 0; thousand < 11; thousand++) {
      List<Future<Void>> writes = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        long step = thousand * 1_000L + i;
        writes.add(
            insert.execute("m-81", new LoggedModelMetric("loss", step, 1, step, "", "", "r"), 1));
      }
      await(Future.all(writes));
    }

    assertThat(await(models.metrics("m-81")))
        .containsExactly(new LoggedModelMetric("loss", 10_999, 1, 10_999, "", "", "r"));
  }
}
