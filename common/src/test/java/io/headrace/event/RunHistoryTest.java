package io.headrace.event;

import static io.headrace.event.Events.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.event.proto.RunEvent;
import io.headrace.metric.MetricColumns;
import io.headrace.model.LifecycleStage;
import io.headrace.model.Run;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for a run whatever its history. */
class RunHistoryTest {

  @Property
  void apply_anySuffixAgain_changesNothing(
      @ForAll("history") List<RunEvent> history, @ForAll @IntRange(max = 100) int percent) {
    RunState run = run();
    applyFrom(run, history, 0);
    Run before = run.snapshot();

    applyFrom(run, history, history.size() * percent / 100);

    assertThat(run.snapshot()).isEqualTo(before);
  }

  /** A recorder that is restarted anywhere, and reads again from anywhere before. */
  @Property
  void apply_storedOnTheWay_comesToTheSame(
      @ForAll("history") List<RunEvent> history,
      @ForAll @IntRange(max = 100) int storedPercent,
      @ForAll @IntRange(max = 100) int readAgainPercent) {
    RunState uninterrupted = run();
    applyFrom(uninterrupted, history, 0);

    int storedAt = history.size() * storedPercent / 100;
    RunState first = run();
    applyFrom(first, history.subList(0, storedAt), 0);
    RunState second = stored(first);
    applyFrom(second, history, storedAt * readAgainPercent / 100);

    assertThat(second.isPurged()).isEqualTo(uninterrupted.isPurged());
    assertThat(second.position()).isEqualTo(uninterrupted.position());
    if (uninterrupted.isPurged()) {
      // What it was before is not stored, nor of interest.
      return;
    }
    assertThat(second.snapshot()).isEqualTo(uninterrupted.snapshot());
    assertThat(second.deletion()).isEqualTo(uninterrupted.deletion());
    assertThat(second.weight()).isEqualTo(uninterrupted.weight());
  }

  private static RunState stored(RunState run) {
    if (run.isPurged()) {
      return RunState.purged(run.runId(), run.experimentId(), run.position());
    }
    RunState stored = new RunState(run.snapshot(), run.deletion(), run.position());
    stored.addMetrics(run.metrics().columns());
    return stored;
  }

  @Property
  void apply_anyHistory_nothingFollowsADeletionForGood(@ForAll("history") List<RunEvent> history) {
    RunState run = run();
    for (int i = 0; i < history.size(); i++) {
      boolean before = run.isPurged();
      Outcome outcome = run.apply(history.get(i), 2 + i);
      if (before) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(run.isPurged()).isTrue();
      }
    }
  }

  @Property
  void apply_anyHistory_isDeletedExactlyWithADeletion(@ForAll("history") List<RunEvent> history) {
    RunState run = run();
    for (int i = 0; i < history.size(); i++) {
      run.apply(history.get(i), 2 + i);
      assertThat(run.deletion() != null).isEqualTo(run.lifecycleStage() == LifecycleStage.DELETED);
    }
  }

  @Property
  void apply_sameLogInTwoPlaces_givesTheSameVerdicts(@ForAll("history") List<RunEvent> history) {
    RunState here = run();
    RunState there = run();
    for (int i = 0; i < history.size(); i++) {
      assertThat(verdict(here.apply(history.get(i), 2 + i)))
          .isEqualTo(verdict(there.apply(history.get(i), 2 + i)));
    }
  }

  private static String verdict(Outcome outcome) {
    return outcome instanceof Outcome.Refused refused
        ? refused.reason().getMessage()
        : outcome.toString();
  }

  private static RunState run() {
    return new RunState(RUN_ID, Events.created().getCreated(), 1);
  }

  private static void applyFrom(RunState run, List<RunEvent> history, int from) {
    for (int i = from; i < history.size(); i++) {
      Outcome outcome = run.apply(history.get(i), 2 + i);
      MetricColumns points = RunState.metricsOf(history.get(i));
      if (outcome instanceof Outcome.Applied && points != null) {
        run.addMetrics(points);
      }
    }
  }

  @Provide
  Arbitrary<List<RunEvent>> history() {
    return Events.any().withoutEdgeCases().list().ofMaxSize(30);
  }
}
