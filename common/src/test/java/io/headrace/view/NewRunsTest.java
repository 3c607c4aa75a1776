package io.headrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.Events;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.model.Experiment;
import io.headrace.model.LifecycleStage;
import io.headrace.model.Run;
import io.headrace.store.Experiments;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Scripted: what the experiment is at each look, and what has been appended at the end. */
class NewRunsTest {

  private static final long NOW = 5_000;

  private final Deque<Future<Experiment>> looks = new ArrayDeque<>();
  private final List<RunEvent> log = new ArrayList<>();
  private Future<Void> appended = Future.succeededFuture();
  private final RunState state = new RunState(Events.RUN_ID, Events.created().getCreated(), 1);
  private final Run run = state.snapshot();
  private final NewRuns runs =
      new NewRuns(
          id -> looks.remove(),
          event -> {
            log.add(event);
            return appended;
          },
          Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

  @Test
  void experiment_thatIsActive_isGiven() {
    looks.add(at(LifecycleStage.ACTIVE));

    assertThat(runs.experiment("7").result().experimentId()).isEqualTo("7");
  }

  @Test
  void experiment_thatIsDeleted_isRefused() {
    looks.add(at(LifecycleStage.DELETED));

    assertThat(code(runs.experiment("7"))).isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }

  @Test
  void follow_experimentThatIsActive_appendsNothing() {
    looks.add(at(LifecycleStage.ACTIVE));

    assertThat(runs.follow(run).result()).isSameAs(run);
    assertThat(log).isEmpty();
  }

  @Test
  void follow_experimentThatWasDeletedMeanwhile_deletesTheRunWithIt() {
    looks.add(at(LifecycleStage.DELETED));
    looks.add(at(LifecycleStage.DELETED));

    assertThat(runs.follow(run).result()).isSameAs(run);
    assertThat(stageAfterAll()).isEqualTo(LifecycleStage.DELETED);
    assertThat(state.deletion().withExperiment()).isTrue();
    assertThat(state.deletion().time()).isEqualTo(NOW);
  }

  @Test
  void follow_experimentThatIsRestoredMeanwhile_takesTheRunBack() {
    looks.add(at(LifecycleStage.DELETED));
    looks.add(at(LifecycleStage.ACTIVE));
    looks.add(at(LifecycleStage.ACTIVE));

    assertThat(runs.follow(run).result()).isSameAs(run);
    assertThat(stageAfterAll()).isEqualTo(LifecycleStage.ACTIVE);
    assertThat(log).hasSize(2);
  }

  @Test
  void follow_experimentThatIsGone_deletesTheRunAndSaysSo() {
    looks.add(Future.failedFuture(Experiments.notFound("7")));
    looks.add(Future.failedFuture(Experiments.notFound("7")));

    assertThat(code(runs.follow(run))).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
    assertThat(stageAfterAll()).isEqualTo(LifecycleStage.DELETED);
  }

  @Test
  void follow_deletionThatTheLogDoesNotTake_fails() {
    looks.add(at(LifecycleStage.DELETED));
    appended = Future.failedFuture(HeadraceException.unavailable("Kafka is away", null));

    assertThat(code(runs.follow(run))).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);
  }

  private LifecycleStage stageAfterAll() {
    long position = 2;
    for (RunEvent event : log) {
      state.apply(event, position++);
    }
    return state.lifecycleStage();
  }

  private static Future<Experiment> at(LifecycleStage stage) {
    return Future.succeededFuture(
        new Experiment("7", "name", "mlflow-artifacts:/7", stage, 1, 1, new TreeMap<>()));
  }

  private static ErrorCode code(Future<?> failed) {
    assertThat(failed.failed()).isTrue();
    return ((HeadraceException) failed.cause()).code();
  }
}
