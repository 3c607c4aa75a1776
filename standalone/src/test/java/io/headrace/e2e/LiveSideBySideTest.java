package io.headrace.e2e;

import static io.headrace.e2e.Scene.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Live streams of two instances, and through the edge. */
@ExtendWith(SeparateServicesResolver.class)
final class LiveSideBySideTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final SeparateServices services;
  private final List<RawClient> writers;
  private final List<RawClient> readers;
  private final List<Point> logged = new ArrayList<>();
  private final String runId;

  LiveSideBySideTest(SeparateServices services) throws IOException {
    this.services = services;
    this.writers = services.writers();
    this.readers = services.readers();
    this.runId = Scene.create(writers.get(0)).runId();
  }

  /** On both in turn. */
  private void log(int points) throws IOException {
    for (int i = 0; i < points; i++) {
      int step = logged.size();
      Point point = new Point("m", step, step, step / 8.0);
      accepted(writers.get(step % 2).post("runs/log-metric", Write.point(point).body(runId)));
      logged.add(point);
    }
  }

  @Test
  void points_acceptedByTwoInstances_areToldByAllAndThroughTheEdge() throws IOException {
    log(10);
    List<RawClient> all = new ArrayList<>(readers);
    all.add(services.edge());
    List<EventStream> streams = new ArrayList<>();
    for (RawClient client : all) {
      streams.add(client.listen("?run_id=" + runId, null));
    }
    log(10);
    streams.forEach(stream -> stream.await("live"));
    // Told while it goes on: nobody on the way keeps it back.
    log(10);
    for (EventStream stream : streams) {
      stream.await("all points", events -> stream.points(null).size() == logged.size());
      assertThat(stream.points(null)).isEqualTo(logged);
      stream.close();
    }
  }

  @Test
  void stream_thatBrokeOffOnOneInstance_goesOnOnTheOther() throws IOException {
    Set<Point> told = new HashSet<>();
    String last = null;
    for (int turn = 0; turn < 4; turn++) {
      log(10);
      try (EventStream stream = readers.get(turn % 2).listen("?run_id=" + runId, last)) {
        stream.await("live");
        log(10);
        stream.await("all points", events -> told(told, stream).size() == logged.size());
        assertThat(stream.events().get(0).json().getBoolean("reset")).isEqualTo(turn == 0);
        last = stream.lastEventId();
        told.addAll(stream.points(null));
      }
    }
    assertThat(told).isEqualTo(new HashSet<>(logged));
  }

  @Test
  void stream_thatBrokeOff_goesOnOnAnInstanceThatHasToLoadTheRun() throws IOException {
    String last;
    log(10);
    try (EventStream stream = readers.get(1).listen("?run_id=" + runId, null)) {
      stream.await("live");
      log(10);
      stream.await("all points", events -> stream.points(null).size() == logged.size());
      last = stream.lastEventId();
    }
    services.restartSecondReader();
    try (EventStream stream = readers.get(1).listen("?run_id=" + runId, last)) {
      assertThat(stream.status()).as(stream.refusal()).isEqualTo(200);
      stream.await("live");
      log(10);
      stream.await("new points", events -> stream.points(null).size() >= 10);
      assertThat(stream.events().get(0).json().getBoolean("reset")).isFalse();
      assertThat(stream.points(null)).isEqualTo(logged.subList(20, 30));
    }
  }

  private static Set<Point> told(Set<Point> before, EventStream stream) {
    Set<Point> all = new HashSet<>(before);
    all.addAll(stream.points(null));
    return all;
  }

  @Test
  void client_thatLeavesTheEdge_leavesTheInstanceBehindItToo() throws IOException {
    try (EventStream stream = services.edge().listen("?run_id=" + runId, null)) {
      stream.await("live");
      assertThat(streams()).isOne();
    }
    Await.until("no stream is left", LIMIT, () -> streams() == 0);
  }

  private double streams() {
    return LiveStreamTest.streamsOf(readers.get(0));
  }
}
