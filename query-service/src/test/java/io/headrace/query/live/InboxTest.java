package io.headrace.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.metric.MetricColumns;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {

  private final Inbox inbox = new Inbox();

  @Test
  void take_whatCame_isInOrderAndOnce() {
    inbox.add(points(1, "a"));
    inbox.add(Arrival.ofFacts(null, null, true, 2));
    inbox.add(points(3, "b"));

    assertThat(inbox.take()).extracting(Arrival::position).containsExactly(1L, 2L, 3L);
    assertThat(inbox.take()).isEmpty();
  }

  /** Events of one point are mostly names: it is memory that counts, not points. */
  @Test
  void add_moreThanMemoryHasRoomFor_countsPointsInsteadAndKeepsTheRest() {
    String key = "k".repeat(250);
    for (int i = 0; i < 50_000; i++) {
      inbox.add(points(i, key));
    }
    inbox.add(Arrival.ofFacts(null, null, true, 50_000));

    List<Arrival> taken = inbox.take();

    assertThat(taken).hasSize(50_001);
    long kept = taken.stream().filter(arrival -> arrival.points() != null).count();
    assertThat(kept).isBetween(20_000L, 40_000L);
    assertThat(taken.stream().mapToLong(Arrival::missed).sum()).isEqualTo(50_000 - kept);
    assertThat(taken.get(50_000).gone()).isTrue();
  }

  @Test
  void add_afterATake_hasRoomAgain() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 30_000; i++) {
        inbox.add(points(i, "k"));
      }
      assertThat(inbox.take()).allMatch(arrival -> arrival.points() != null);
    }
  }

  private static Arrival points(long position, String key) {
    MetricColumns points = new MetricColumns();
    points.add(key, position, 1, 0.5);
    return Arrival.ofPoints(null, points, position);
  }
}
