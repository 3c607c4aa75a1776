package io.headrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.Events;
import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.LogRecord;
import io.headrace.metric.MetricColumns;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who watches a run at its view. Scripted: the test is the tail and answers the view's loads. */
class RunWatchTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final String RUN = Events.RUN_ID;
  private static final byte[] OF_ANOTHER_SERVER = new byte[16];
  private static final int MAX_BYTES = 100_000;

  private final ScriptedSource source = new ScriptedSource();
  private final RunView view =
      new RunView(
          Runnable::run,
          task -> Future.<Void>succeededFuture().onSuccess(passed -> task.run()),
          source,
          new Outcomes(VERTX),
          MAX_BYTES);
  private final Notes notes = new Notes();
  private long position;

  /** What a watcher was told, a line each. */
  private static final class Notes implements RunWatcher {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void applied(RunState run, MetricColumns points, long position) {
      String words = points == null ? "changed" : points.size() + " of " + points.key(0);
      lines.add(position + ": " + words + (run.isPurged() ? ", gone" : ""));
    }

    @Override
    public void missed() {
      lines.add("missed");
    }
  }

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private Future<Long> watch() {
    return view.watch(RUN, notes, RunState::position);
  }

  private void read(RunEvent event) {
    read(event, null);
  }

  private void read(RunEvent event, byte[] origin) {
    byte[] key = event.getRunId().getBytes(StandardCharsets.UTF_8);
    view.read(new LogRecord(0, ++position, 0, key, event.toByteArray(), origin));
  }

  private void driveOut() {
    read(Events.created("heavy", "9"), OF_ANOTHER_SERVER);
    read(
        RunEvent.newBuilder()
            .setRunId("heavy")
            .setLogged(
                BatchLogged.newBuilder().addParams(RunEvents.param("p", "x".repeat(MAX_BYTES))))
            .build());
  }

  @Test
  void watch_runInMemory_isToldOfWhatIsAppliedAfterTheAnswer() {
    read(Events.created(), OF_ANOTHER_SERVER);
    read(Events.metric("loss", 1, 0.5));
    assertThat(watch().result()).isEqualTo(2);
    read(Events.metric("loss", 2, 0.25));
    read(Events.tag("t", "1"));
    read(Events.tagDeleted("none"));
    read(Events.created("other", "7"), OF_ANOTHER_SERVER);

    assertThat(notes.lines).containsExactly("3: 1 of loss", "4: changed");
  }

  @Test
  void watch_batchThatIsRefused_isNotTold() {
    read(Events.created(), OF_ANOTHER_SERVER);
    read(Events.param("p", "1"));
    watch();
    read(
        Events.logged(
            BatchLogged.newBuilder()
                .addParams(RunEvents.param("p", "2"))
                .setMetrics(Events.metric("loss", 1, 1).getLogged().getMetrics())));

    assertThat(notes.lines).isEmpty();
  }

  @Test
  void watch_runThatHasToBeLoaded_isToldOfWhatTheLoadDoesNotShow() {
    Future<Long> watched = watch();
    RunState row = new RunState(RUN, Events.created().getCreated(), ++position);
    read(Events.metric("loss", 1, 0.5));
    source.finds().get(0).answer().complete(Optional.of(row));
    assertThat(watched.result()).isEqualTo(2);
    read(Events.metric("loss", 2, 0.25));

    assertThat(notes.lines).containsExactly("3: 1 of loss");
  }

  @Test
  void watch_runThatIsNotThere_failsAndTellsNothing() {
    Future<Long> watched = watch();
    source.finds().get(0).answer().complete(Optional.empty());
    read(Events.created(), OF_ANOTHER_SERVER);
    read(Events.metric("loss", 1, 0.5));

    assertThat(((HeadraceException) watched.cause()).code())
        .isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
    assertThat(notes.lines).isEmpty();
  }

  @Test
  void watch_runThatIsDeletedForGood_isToldItsEndAndNothingMore() {
    read(Events.created(), OF_ANOTHER_SERVER);
    watch();
    read(Events.deleted(1, false));
    read(Events.purged(1));
    read(Events.metric("loss", 1, 0.5));

    assertThat(notes.lines).containsExactly("2: changed", "3: changed, gone");
  }

  @Test
  void watch_runThatLeavesMemory_isToldOnceThatSomethingWasMissed() {
    read(Events.created(), OF_ANOTHER_SERVER);
    watch();
    driveOut();
    assertThat(notes.lines).isEmpty();
    read(Events.metric("loss", 1, 0.5));
    read(Events.metric("loss", 2, 0.5));

    assertThat(notes.lines).containsExactly("missed");
  }

  @Test
  void forget_runThatIsWatched_isToldThatSomethingWasMissed() {
    read(Events.created(), OF_ANOTHER_SERVER);
    watch();
    view.forget();
    read(Events.created(), OF_ANOTHER_SERVER);
    read(Events.metric("loss", 1, 0.5));

    assertThat(notes.lines).containsExactly("missed");
  }

  @Test
  void unwatch_oneOfTwoWatchers_leavesTheOther() {
    Notes others = new Notes();
    read(Events.created(), OF_ANOTHER_SERVER);
    watch();
    view.watch(RUN, others, RunState::position);
    view.unwatch(RUN, notes);
    view.unwatch(RUN, notes);
    read(Events.metric("loss", 1, 0.5));

    assertThat(notes.lines).isEmpty();
    assertThat(others.lines).containsExactly("2: 1 of loss");
  }
}
