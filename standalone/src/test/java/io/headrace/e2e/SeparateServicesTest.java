package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headrace.api.OperatorPath;
import io.headrace.api.SystemFigure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services that share nothing but the backends: through the edge, and two of a kind. */
@ExtendWith(SeparateServicesResolver.class)
final class SeparateServicesTest {

  private static final int RACES = 100;

  private final SeparateServices services;
  private final RawClient first;
  private final RawClient second;

  SeparateServicesTest(SeparateServices services) {
    this.services = services;
    this.first = services.writers().get(0);
    this.second = services.writers().get(1);
  }

  @Test
  void edge_aRunIsLogged_everythingReadsBackThroughTheEdge() throws IOException {
    RawClient client = services.edge();
    String experimentId = createExperiment(client, "through the edge");
    String runId = createRun(client, experimentId);
    accepted(
        client.post(
            "runs/log-batch",
            new Write(
                    List.of(new Point("loss", 1, 10, 0.5), new Point("loss", 2, 20, 0.25)),
                    Map.of("lr", "0.1"),
                    Map.of("team", "red"))
                .body(runId)));

    Recording read = Recording.read(client, runId);
    assertThat(read.params()).containsExactly(Map.entry("lr", "0.1"));
    assertThat(read.tags()).containsEntry("team", "red");
    assertThat(read.histories().get("loss"))
        .containsExactly(new Point("loss", 1, 10, 0.5), new Point("loss", 2, 20, 0.25));

    JsonObject search =
        new JsonObject()
            .put("experiment_ids", new JsonArray().add(experimentId))
            .put("filter", "params.lr = '0.1' and metrics.loss < 0.3");
    assertThat(accepted(client.post("runs/search", search)).objects("runs")).hasSize(1);
  }

  @Test
  void edge_anArtifactIsUploaded_isListedAndDownloadedThroughTheEdge() throws IOException {
    RawClient client = services.edge();
    String experimentId = createExperiment(client, "artifacts through the edge");
    String runId = createRun(client, experimentId);
    String file =
        "/api/2.0/mlflow-artifacts/artifacts/"
            + String.join("/", experimentId, runId, "artifacts", "notes", "gr%C3%B6%C3%9Fe.txt");

    accepted(client.send("PUT", file, "hello\n", "text/plain"));

    assertThat(accepted(client.send("GET", file, null, null)).body()).isEqualTo("hello\n");
    assertThat(
            accepted(client.get("artifacts/list", Map.of("run_id", runId, "path", "notes")))
                .objects("files")
                .map(listed -> listed.getString("path")))
        .containsExactly("notes/größe.txt");
  }

  @Test
  void edge_askedForTheDocumentOfTheApi_hasIt() throws IOException {
    RawClient client = services.edge();

    assertThat(accepted(client.send("GET", "/openapi.json", null, null)).json().getMap())
        .containsKeys("openapi", "paths");
    assertThat(accepted(client.send("GET", "/docs", null, null)).body()).contains("swagger-ui");
  }

  @Test
  void edge_askedHowTheServerIs_hasAskedEveryService() {
    SystemState state = SystemState.ask(services.edge());

    assertThat(state.services())
        .extracting(service -> service.getString("name"), service -> service.getBoolean("ready"))
        .containsExactly(tuple("tracking", true), tuple("query", true), tuple("artifact", true));
    // Each with the time of its own process: two may have begun within a millisecond.
    assertThat(state.services())
        .extracting(service -> service.getLong("started_time"))
        .containsExactlyElementsOf(
            Stream.of(first, services.readers().get(0), services.artifacts())
                .map(service -> SystemState.ask(service, OperatorPath.STATE).startedTime())
                .toList());
    assertThat(state.backends(2)).containsExactly("kafka", "cassandra", "s3");
    for (SystemFigure figure : SystemFigure.values()) {
      Await.until(
          "a number for " + figure,
          Duration.ofSeconds(30),
          () -> SystemState.ask(services.edge()).figure(figure) >= 0);
    }
  }

  @Test
  void reader_startedAnew_hasRunsInMemoryBeforeAnybodyAsks() throws IOException {
    String runId = createRun(first, createExperiment(first, "read after a start"));
    Point point = new Point("m", 1, 1, 0.5);
    accepted(first.post("runs/log-metric", Write.point(point).body(runId)));
    // Waits until it is recorded: the reader does not find the run in the log then.
    assertThat(Recording.history(services.readers().get(0), runId, "m")).containsExactly(point);
    services.restartSecondReader();

    RawClient reader = services.readers().get(1);
    Await.until(
        "runs in memory",
        Duration.ofSeconds(30),
        () -> SystemState.ask(reader, OperatorPath.STATE).figure(SystemFigure.VIEW_RUNS) > 0);
  }

  @Test
  void twoInstances_oneAcceptsAWrite_theOtherReadsItAtOnce() throws IOException {
    String experimentId = createExperiment(first, "side by side");
    String runId = createRun(second, experimentId);
    List<RawClient> writers = services.writers();
    List<RawClient> readers = services.readers();

    List<Point> expected = new ArrayList<>();
    for (int step = 0; step < 40; step++) {
      Point point = new Point("m", step, step, step / 8.0);
      expected.add(point);
      accepted(writers.get(step % 2).post("runs/log-metric", Write.point(point).body(runId)));
      RawClient reader = readers.get(step / 2 % 2);
      assertThat(Recording.history(reader, runId, "m")).isEqualTo(expected);
      assertThat(Recording.read(reader, runId).histories().get("m")).isEqualTo(expected);
    }
  }

  @Test
  void twoInstances_bothGetTheSameParamWithOtherValues_exactlyOneIsAccepted() throws IOException {
    String runId = createRun(first, createExperiment(first, "race"));

    accepted(first.post("runs/log-parameter", Write.param("p", "1").body(runId)));
    HttpAnswer other = second.post("runs/log-parameter", Write.param("p", "2").body(runId));

    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().getString("error_code")).isEqualTo("INVALID_PARAMETER_VALUE");
    assertThat(Recording.read(services.readers().get(1), runId).params()).containsEntry("p", "1");
  }

  @Test
  void twoInstances_getOneParamWithOtherValuesAtTheSameTime_acceptOneAndAgreeOnIt()
      throws Exception {
    List<RawClient> writers = services.writers();
    List<RawClient> readers = services.readers();
    String runId = createRun(writers.get(0), createExperiment(writers.get(0), "many races"));
    try (Race race = new Race()) {
      for (int round = 0; round < RACES; round++) {
        List<Write> writes =
            List.of(Write.param("p" + round, "first"), Write.param("p" + round, "second"));
        List<HttpAnswer> answers =
            race.run(
                () -> send(writers.get(0), writes.get(0), runId),
                () -> send(writers.get(1), writes.get(1), runId));

        assertThat(answers).extracting(HttpAnswer::status).containsExactlyInAnyOrder(200, 400);
        Write won = writes.get(answers.get(0).ok() ? 0 : 1);
        Write lost = writes.get(answers.get(0).ok() ? 1 : 0);
        for (RawClient writer : writers) {
          accepted(send(writer, won, runId));
          assertThat(send(writer, lost, runId).status()).isEqualTo(400);
        }
        for (RawClient reader : readers) {
          assertThat(Recording.read(reader, runId).params()).containsAllEntriesOf(won.params());
        }
      }
    }
  }

  @Test
  void twoInstances_oneRestoresARun_theOtherTakesAMetricAtOnce() throws IOException {
    String runId = createRun(first, createExperiment(first, "back again"));
    JsonObject run = new JsonObject().put("run_id", runId);
    List<Point> expected = new ArrayList<>();
    for (int step = 0; step < RACES; step++) {
      Point point = new Point("m", step, step, step / 8.0);
      expected.add(point);
      accepted(first.post("runs/delete", run));
      accepted(first.post("runs/restore", run));
      accepted(send(second, Write.point(point), runId));
    }

    assertThat(Recording.history(services.readers().get(0), runId, "m")).isEqualTo(expected);
  }

  @Test
  void twoInstances_oneDeletesARun_theOtherRefusesWritesToIt() throws IOException {
    String runId = createRun(first, createExperiment(first, "gone"));

    accepted(first.post("runs/delete", new JsonObject().put("run_id", runId)));
    HttpAnswer refused = second.post("runs/log-parameter", Write.param("p", "1").body(runId));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("must be in the 'active' state");
  }

  private static String createExperiment(RawClient client, String name) throws IOException {
    return accepted(client.post("experiments/create", new JsonObject().put("name", name)))
        .json()
        .getString("experiment_id");
  }

  private static String createRun(RawClient client, String experimentId) throws IOException {
    return accepted(client.post("runs/create", new JsonObject().put("experiment_id", experimentId)))
        .json()
        .getJsonObject("run")
        .getJsonObject("info")
        .getString("run_id");
  }

  private static HttpAnswer send(RawClient client, Write write, String runId) throws IOException {
    return client.post(write.call(), write.body(runId));
  }

  private static HttpAnswer accepted(HttpAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }
}
