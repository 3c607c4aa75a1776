package io.headrace.e2e;

import static io.headrace.e2e.Scene.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headrace.api.SystemFigure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code system} of all services in one process. */
@ExtendWith(RunningHeadraceResolver.class)
final class SystemStateTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int POINTS = 50;

  private final RawClient client;

  SystemStateTest(RawClient client) {
    this.client = client;
  }

  private double figure(SystemFigure name) {
    return SystemState.ask(client).figure(name);
  }

  @Test
  void services_areReadyOnTheirBackends() {
    SystemState state = SystemState.ask(client);

    assertThat(state.services())
        .extracting(service -> service.getString("name"), service -> service.getBoolean("ready"))
        .containsExactly(tuple("tracking", true), tuple("query", true), tuple("artifact", true));
    assertThat(state.backends(0)).containsExactly("kafka", "cassandra");
    assertThat(state.backends(2)).containsExactly("kafka", "cassandra", "s3");
  }

  @Test
  void everyFigure_isThere() {
    for (SystemFigure figure : SystemFigure.values()) {
      Await.until("a number for " + figure, PATIENCE, () -> figure(figure) >= 0);
    }
  }

  @Test
  void pointsThatAreLogged_countAsPublishedAndThenAsStored() throws IOException {
    Await.until("offsets", PATIENCE, () -> figure(SystemFigure.RECORDER_PUBLISHED_EVENTS) >= 0);
    double published = figure(SystemFigure.RECORDER_PUBLISHED_EVENTS);
    double stored = figure(SystemFigure.RECORDER_POINTS);
    String runId = Scene.createRun(client, Scene.createExperiment(client, "counted"));
    List<Point> points =
        IntStream.range(0, POINTS).mapToObj(step -> new Point("m", step, step, step)).toList();
    accepted(client.post("runs/log-batch", new Write(points, Map.of(), Map.of()).body(runId)));

    Await.until(
        "two events more",
        PATIENCE,
        () -> figure(SystemFigure.RECORDER_PUBLISHED_EVENTS) >= published + 2);
    Await.until(
        "the points are stored",
        PATIENCE,
        () -> figure(SystemFigure.RECORDER_POINTS) >= stored + POINTS);
  }

  @Test
  void liveStream_isCounted() throws IOException {
    String runId = Scene.createRun(client, Scene.createExperiment(client, "listened to"));
    double before = figure(SystemFigure.LIVE_STREAMS);
    try (EventStream stream = client.listen("?run_id=" + runId, null)) {
      stream.await("live");
      assertThat(figure(SystemFigure.LIVE_STREAMS)).isGreaterThan(before);
    }
  }
}
