package io.headrace.e2e;

import static io.headrace.e2e.Scene.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code metrics/live} on real backends. */
@ExtendWith(RunningHeadraceResolver.class)
final class LiveStreamTest {

  private final URI server;
  private final RawClient client;
  private final ExecutorService writers = Executors.newCachedThreadPool();
  private String experimentId;
  private String runId;

  LiveStreamTest(URI server, RawClient client) {
    this.server = server;
    this.client = client;
  }

  @BeforeEach
  void createRun() throws IOException {
    experimentId = Scene.createExperiment(client, "live " + UUID.randomUUID());
    runId = Scene.createRun(client, experimentId);
  }

  @AfterEach
  void stopWriters() {
    writers.shutdownNow();
  }

  private void log(Point point) throws IOException {
    accepted(client.post("runs/log-metric", Write.point(point).body(runId)));
  }

  private EventStream listen(String more) throws IOException {
    EventStream stream = client.listen("?run_id=" + runId + more, null);
    assertThat(stream.status()).as(stream.refusal()).isEqualTo(200);
    return stream;
  }

  @Test
  void stream_ofARun_tellsWhatIsStoredAndThenWhatIsLogged() throws IOException {
    Point stored = new Point("loss", 1, 10, 0.5);
    Point notANumber = new Point("loss", 2, 20, Double.NaN);
    log(stored);
    log(notANumber);
    try (EventStream stream = listen("")) {
      stream.await("live");
      assertThat(stream.points("history")).containsExactly(stored, notANumber);

      Point late = new Point("loss", 0, 5, Double.NEGATIVE_INFINITY);
      Point other = new Point("a b/c", -3, 0, 1e-300);
      log(late);
      log(other);
      log(late);
      stream.await("all points", events -> stream.points("points").size() >= 3);

      assertThat(stream.points("points")).filteredOn(late::equals).hasSize(2);
      assertThat(stream.points("points")).contains(other).hasSize(3);
      assertThat(stream.points("history")).hasSize(2);
    }
  }

  @Test
  void stream_ofSomeMetrics_tellsNoOthers() throws IOException {
    log(new Point("loss", 1, 10, 0.5));
    log(new Point("accuracy", 1, 10, 0.5));
    try (EventStream stream = listen("&key=loss&key=never")) {
      stream.await("live");
      log(new Point("accuracy", 2, 20, 0.5));
      log(new Point("loss", 2, 20, 0.25));
      stream.await("points");

      assertThat(stream.points(null))
          .containsExactly(new Point("loss", 1, 10, 0.5), new Point("loss", 2, 20, 0.25));
    }
  }

  @Test
  void stream_ofSeveralRuns_tellsWhosePointsTheyAre() throws IOException {
    String other = Scene.createRun(client, experimentId);
    try (EventStream stream = listen("&run_id=" + other)) {
      stream.await("live");
      log(new Point("loss", 1, 10, 0.5));
      accepted(
          client.post("runs/log-metric", Write.point(new Point("loss", 7, 70, 7)).body(other)));
      stream.await("both", events -> stream.points("points").size() == 2);

      Map<String, Long> steps = new HashMap<>();
      for (EventStream.Event event : stream.events()) {
        event.points().forEach(p -> steps.put(event.json().getString("run_id"), p.step()));
      }
      assertThat(steps).isEqualTo(Map.of(runId, 1L, other, 7L));
    }
  }

  @Test
  void stream_runEndsIsDeletedAndRestored_isTold() throws IOException {
    JsonObject run = new JsonObject().put("run_id", runId);
    try (EventStream stream = listen("&history=0")) {
      stream.await("live");
      accepted(client.post("runs/update", run.copy().put("status", "FINISHED").put("end_time", 9)));
      accepted(client.post("runs/delete", run));
      accepted(client.post("runs/restore", run));
      stream.await(
          "the end",
          events ->
              events
                  .get(events.size() - 1)
                  .data()
                  .contains(
                      "\"status\":\"FINISHED\",\"end_time\":9,\"lifecycle_stage\":\"active\""));
      assertThat(stream.events().get(0).json().getBoolean("reset")).isTrue();
      assertThat(stream.events().get(0).data()).contains("\"status\":\"RUNNING\"");
    }
  }

  /** The recorder stores, and the tail brings, what is logged while the streams begin. */
  @Test
  void streams_beginningWhileAWriterWrites_tellEveryPointOnce() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    Future<List<Point>> writer = writers.submit(new LiveWriter(client, runId, 100, stop));
    List<EventStream> streams = new ArrayList<>();
    while (streams.size() < 4) {
      streams.add(listen("&history=10000"));
      streams.get(streams.size() - 1).await("live");
    }
    stop.set(true);
    List<Point> logged = writer.get();
    for (EventStream stream : streams) {
      stream.await("all points", events -> stream.points(null).size() >= logged.size());
      List<Point> told = stream.points(null);
      assertThat(stream.events()).allMatch(event -> event.leftOut() == 0);
      assertThat(told).hasSameSizeAs(logged);
      assertThat(new HashSet<>(told).equals(new HashSet<>(logged))).isTrue();
      for (String key : List.of("a", "b", "c")) {
        assertThat(steps(stream.points("points"), key)).isSorted();
      }
      stream.close();
    }
  }

  @Test
  void stream_cutAgainAndAgain_goesOnWithoutLoss() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    Future<List<Point>> writer = writers.submit(new LiveWriter(client, runId, 100, stop));
    Set<Point> told = new HashSet<>();
    String last = null;
    int cuts = 0;
    boolean after = false;
    while (!after) {
      after = writer.isDone();
      try (EventStream stream = client.listen("?run_id=" + runId + "&history=10000", last)) {
        stream.await("live");
        stream.await("something new", events -> writer.isDone() || hasPoints(events));
        // The id first: what comes in between is told again, and nothing is lost.
        String id = stream.lastEventId();
        told.addAll(stream.points(null));
        assertThat(stream.events().get(0).json().getBoolean("reset")).isEqualTo(last == null);
        last = id;
      }
      stop.set(++cuts == 5);
    }
    Set<Point> lost = new HashSet<>(writer.get());
    lost.removeAll(told);
    assertThat(lost).isEmpty();
    assertThat(told).hasSameSizeAs(writer.get());
  }

  private static List<Double> extremes(List<Point> points, String key) {
    DoubleSummaryStatistics values =
        points.stream()
            .filter(point -> point.key().equals(key))
            .mapToDouble(Point::value)
            .summaryStatistics();
    return List.of(values.getMin(), values.getMax());
  }

  private static boolean hasPoints(List<EventStream.Event> events) {
    return events.stream().anyMatch(event -> event.is("points"));
  }

  private static List<Long> steps(List<Point> points, String key) {
    return points.stream().filter(point -> point.key().equals(key)).map(Point::step).toList();
  }

  @Test
  void stream_resumedAfterMorePointsThanAreHeld_beginsAnew() throws Exception {
    String id;
    try (EventStream stream = listen("")) {
      stream.await("live");
      id = stream.lastEventId();
    }
    List<Point> logged = LiveWriter.log(client, runId, 55, 1_000);
    try (EventStream stream = client.listen("?run_id=" + runId + "&history=10", id)) {
      stream.await("live");
      assertThat(stream.events().get(0).json().getBoolean("reset")).isTrue();
      assertThat(stream.points("history"))
          .containsExactlyInAnyOrderElementsOf(logged.subList(logged.size() - 30, logged.size()));
      assertThat(stream.events().get(1).data()).contains("\"older\":true");
    }
  }

  /** What is told of a curve to who reads it late: fewer points, with its extremes and its end. */
  @Test
  void stream_ofAClientThatDoesNotRead_isToldFewerPointsWithTheExtremes() throws Exception {
    try (SlowReader slow = new SlowReader(server, "run_id=" + runId + "&history=0")) {
      slow.readUntil("live");
      List<Point> logged = LiveWriter.log(client, runId, 400, 1_000);
      Point end = new Point("end", 1, 1, 1);
      log(end);
      slow.readUntil("end");

      List<Point> told = slow.points();
      Set<Point> all = new HashSet<>(logged);
      all.add(end);
      assertThat(all.containsAll(told)).isTrue();
      assertThat(new HashSet<>(told)).hasSameSizeAs(told).contains(end);
      assertThat(told.size() + slow.leftOut()).isEqualTo(all.size());
      assertThat(slow.leftOut()).isPositive();
      for (String key : List.of("a", "b", "c")) {
        assertThat(extremes(told, key)).isEqualTo(extremes(logged, key));
        assertThat(steps(told, key)).isSorted();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                               | 400 | INVALID_PARAMETER_VALUE
          run_id=                          | 400 | INVALID_PARAMETER_VALUE
          run_id=nobody                    | 404 | RESOURCE_DOES_NOT_EXIST
          run_id=no%20body                 | 404 | RESOURCE_DOES_NOT_EXIST
          run_id=$RUN&run_id=nobody        | 404 | RESOURCE_DOES_NOT_EXIST
          run_id=$RUN&history=-1           | 400 | INVALID_PARAMETER_VALUE
          run_id=$RUN&history=10001        | 400 | INVALID_PARAMETER_VALUE
          run_id=$RUN&history=all          | 400 | INVALID_PARAMETER_VALUE
          run_id=$RUN&last_event_id=5      | 400 | INVALID_PARAMETER_VALUE
          """)
  void request_thatIsNone_isRefused(String query, int status, String code) throws IOException {
    try (EventStream stream = client.listen("?" + query.replace("$RUN", runId), null)) {
      assertThat(stream.status()).isEqualTo(status);
      assertThat(new JsonObject(stream.refusal()).getString("error_code")).isEqualTo(code);
    }
  }

  @Test
  void lastEventId_ofAnotherStream_isRefused() throws IOException {
    String id;
    try (EventStream stream = listen("")) {
      stream.await("live");
      id = stream.lastEventId();
    }
    String other = Scene.createRun(client, experimentId);
    for (String query : List.of("?run_id=" + other, "?run_id=" + runId + "&key=loss")) {
      try (EventStream stream = client.listen(query, id)) {
        assertThat(stream.status()).isEqualTo(400);
        assertThat(stream.refusal()).contains("Last-Event-ID");
      }
    }
    try (EventStream stream = client.listen("?run_id=" + runId + "&last_event_id=" + id, "")) {
      stream.await("live");
      assertThat(stream.events().get(0).json().getBoolean("reset")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3})
  void lastEventId_fromTheFuture_isRefused(int places) throws IOException {
    String id;
    try (EventStream stream = listen("")) {
      stream.await("live");
      id = stream.lastEventId();
    }
    byte[] bytes = Base64.getUrlDecoder().decode(id);
    bytes[bytes.length - places]++;
    String later = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    try (EventStream stream = client.listen("?run_id=" + runId, later)) {
      assertThat(stream.status()).isEqualTo(400);
    }
  }

  @Test
  void clientsThatHaveGone_leaveNothingBehind() throws IOException {
    for (int i = 0; i < 50; i++) {
      try (EventStream stream = listen("&history=0")) {
        stream.await("start");
      }
    }
    Await.until("no stream is left", Duration.ofSeconds(20), () -> streamsOf(client) == 0);
  }

  /** How many streams an instance has. */
  static double streamsOf(RawClient client) {
    try {
      return client
          .send("GET", "/metrics", null, null)
          .body()
          .lines()
          .filter(line -> line.startsWith("headrace_live_streams"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
