package io.headrace.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.metric.MetricColumns;
import io.headrace.model.LifecycleStage;
import io.headrace.model.RunStatus;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveEventsTest {

  private static final Selection ALL = new Selection(List.of("r"), Set.of());

  @Test
  void points_ofAllKinds_areColumnsOfEachMetric() {
    MetricColumns columns = new MetricColumns();
    columns.add("a\n\"", Long.MIN_VALUE, Long.MAX_VALUE, Double.NaN);
    columns.add("b", 1, 2, 0.1);
    columns.add("a\n\"", 3, 4, Double.NEGATIVE_INFINITY);
    ArrivedPoints points = new ArrivedPoints(10);
    points.addAll(columns);

    assertThat(LiveEvents.points("r", points, ALL))
        .hasToString(
            """
            event: points
            data: {"run_id":"r","series":[\
            {"key":"a\\n\\"","step":[-9223372036854775808,3],"timestamp":[9223372036854775807,4],\
            "value":["NaN","-Infinity"]},\
            {"key":"b","step":[1],"timestamp":[2],"value":[0.1]}]}

            """);
  }

  @Test
  void points_someOfWhichWereLeftOut_sayHowMany() {
    ArrivedPoints points = new ArrivedPoints(10);
    MetricColumns columns = new MetricColumns();
    for (int step = 0; step < 20; step++) {
      columns.add("a", step, 0, step);
    }
    points.addAll(columns);

    assertThat(LiveEvents.points("r", points, ALL).toString())
        .contains("\"step\":[0,19]", "\"left_out\":18");
  }

  @Test
  void points_none_areNoEvent() {
    assertThat(LiveEvents.points("r", new ArrivedPoints(10), ALL).length()).isZero();
  }

  @Test
  void start_ofARun_tellsWhatItIs() {
    Map<String, RunFacts> runs =
        Map.of("r", new RunFacts(RunStatus.FINISHED, 9L, LifecycleStage.DELETED));

    assertThat(LiveEvents.start(true, runs, 2_000))
        .hasToString(
            """
            retry: 2000
            event: start
            data: {"reset":true,"runs":[\
            {"run_id":"r","status":"FINISHED","end_time":9,"lifecycle_stage":"deleted"}]}

            """);
  }

  @Test
  void history_ofManyPoints_isSeveralEventsOfWhichTheFirstSaysThatThereAreOlderOnes() {
    RecentPoints recent = new RecentPoints(ALL, 4_500, 10_000, 10);
    MetricColumns columns = new MetricColumns();
    for (int step = 0; step < 5_000; step++) {
      columns.add("a", step, 0, step);
    }
    recent.addAll(columns);
    recent.settle();
    List<Buffer> events = LiveEvents.history("r", recent);

    assertThat(events)
        .hasSize(3)
        .allMatch(event -> event.toString().startsWith("event: history\n"));
    assertThat(events.get(0).toString()).contains("\"step\":[500,501,").contains("\"older\":true");
    assertThat(events.get(2).toString()).contains(",4999],").doesNotContain("older");
  }

  @Test
  void withId_ofSeveralEvents_isOfTheLast() {
    EventText text = new EventText();
    text.add(LiveEvents.gone("r"));
    text.add(LiveEvents.live());

    assertThat(text.withId("X"))
        .hasToString(
            """
            event: gone
            data: {"run_id":"r"}

            id: X
            event: live
            data: {}

            """);
  }
}
