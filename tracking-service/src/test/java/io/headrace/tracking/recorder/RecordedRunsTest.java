package io.headrace.tracking.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.RunEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordedRunsTest {

  private static final long RUN_WEIGHT = run("r", 0).state().weight();

  private final RecordedRuns runs = new RecordedRuns(3 * RUN_WEIGHT);

  @Test
  void shrink_beyondTheBound_dropsTheLeastRecentlyUsed() {
    runs.put(run("a", 0));
    runs.put(run("b", 0));
    runs.put(run("c", 0));
    runs.get("a");
    runs.put(run("d", 0));
    assertThat(runs.get("b")).isNotNull();

    runs.get("a");
    runs.shrink();

    assertThat(runs.get("c")).isNull();
    assertThat(runs.get("a")).isNotNull();
    assertThat(runs.get("b")).isNotNull();
    assertThat(runs.get("d")).isNotNull();
  }

  @Test
  void reweigh_runThatGrew_leavesRoomForFewer() {
    RecordedRun growing = run("a", 0);
    runs.put(growing);
    runs.put(run("b", 0));
    grow(growing);
    runs.reweigh(growing);
    runs.shrink();

    assertThat(runs.get("a")).isNull();
  }

  @Test
  void reweigh_runThatLeftMeanwhile_takesNoRoomForEver() {
    RecordedRun gone = run("a", 0);
    runs.put(gone);
    grow(gone);
    runs.forgetPartitions(Set.of(0));
    runs.reweigh(gone);

    runs.put(run("b", 1));
    runs.shrink();
    assertThat(runs.get("b")).isNotNull();
  }

  @Test
  void forgetPartitions_someOfThem_keepsTheRunsOfOthers() {
    runs.put(run("a", 0));
    runs.put(run("b", 1));
    runs.forgetPartitions(Set.of(0, 7));

    assertThat(runs.get("a")).isNull();
    assertThat(runs.get("b")).isNotNull();
  }

  @Test
  void forget_run_makesRoom() {
    for (int i = 0; i < 10; i++) {
      runs.put(run("a", 0));
      runs.forget("a");
      runs.forget("a");
    }
    runs.put(run("b", 0));
    runs.shrink();

    assertThat(runs.get("a")).isNull();
    assertThat(runs.get("b")).isNotNull();
  }

  private static void grow(RecordedRun run) {
    run.state()
        .apply(
            RunEvent.newBuilder()
                .setRunId(run.state().runId())
                .setLogged(
                    BatchLogged.newBuilder().addParams(RunEvents.param("p", "x".repeat(100_000))))
                .build(),
            2);
  }

  private static RecordedRun run(String runId, int partition) {
    RunCreated created = RunCreated.newBuilder().setExperimentId("1").setRunName("n").build();
    return new RecordedRun(new RunState(runId, created, 1), partition, GenerationSize.USUAL);
  }
}
