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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Scripted: the test is the tail, tells the view what it reads, and answers its loads. */
class RunViewTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final String RUN = Events.RUN_ID;
  private static final String EXPERIMENT = "7";
  private static final byte[] OF_ANOTHER_SERVER = new byte[16];
  private static final int MAX_BYTES = 100_000;

  private final ScriptedSource source = new ScriptedSource();
  private final Outcomes outcomes = new Outcomes(VERTX);
  private Future<Void> caughtUp = Future.succeededFuture();
  private final RunView view =
      new RunView(
          Runnable::run,
          task -> caughtUp.onSuccess(passed -> task.run()),
          source,
          outcomes,
          MAX_BYTES);
  private long position;

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void ask_runThatAServerCreated_needsNoLoad() {
    read(Events.created(), OF_ANOTHER_SERVER);
    read(Events.param("p", "1"));

    assertThat(param("p").result()).isEqualTo("1");
    assertThat(source.finds()).isEmpty();
  }

  @Test
  void ask_runThatIsNotInMemory_isLoadedAndBroughtUpToDate() {
    RunState stored = stored(Events.param("p", "1"));
    Future<String> p = param("p");
    Future<String> q = param("q");
    read(Events.param("q", "2"));
    source.finds().get(0).answer().complete(Optional.of(stored));

    assertThat(p.result()).isEqualTo("1");
    assertThat(q.result()).isEqualTo("2");
    assertThat(source.finds()).hasSize(1);
  }

  @Test
  void read_secondCreateOfAStoredRun_doesNotHideIt() {
    RunState stored = stored(Events.param("p", "1"));
    read(Events.created());
    Future<String> p = param("p");
    source.finds().get(0).answer().complete(Optional.of(stored));

    assertThat(p.result()).isEqualTo("1");
  }

  @Test
  void read_secondCreateOfARunInMemory_changesNothing() {
    read(Events.created(), OF_ANOTHER_SERVER);
    read(Events.param("p", "1"));
    read(Events.created());

    assertThat(param("p").result()).isEqualTo("1");
  }

  @Test
  void read_createInAnExperimentThatIsWhole_loadsThatRunAloneForTheNextSearch() {
    count(EXPERIMENT);
    source.listings().get(0).answer();
    read(Events.created());
    assertThat(source.finds()).isEmpty();
    Future<Integer> count = count(EXPERIMENT);
    assertThat(count.isComplete()).isFalse();
    source.finds().get(0).answer().complete(Optional.of(stored(Events.param("p", "1"))));

    assertThat(count.result()).isOne();
    assertThat(param("p").result()).isEqualTo("1");
    assertThat(count(EXPERIMENT).result()).isOne();
    assertThat(source.finds()).hasSize(1);
    assertThat(source.listings()).hasSize(1);
  }

  /** The view has not seen the run end, and nothing of it is left but its grave. */
  @Test
  void read_secondCreateOfARunThatIsLongDeletedForGood_doesNotBringItBack() {
    count(EXPERIMENT);
    source.listings().get(0).answer();
    read(Events.created());
    Future<Void> active = view.requireActive(RUN);
    Future<Integer> count = count(EXPERIMENT);
    source.finds().get(0).answer().complete(Optional.of(RunState.purged(RUN, EXPERIMENT, 1)));

    assertThat(code(active)).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
    assertThat(count.result()).isZero();
    assertThat(view.takesAnyMetric(RUN)).isFalse();
    read(Events.metric("loss", 1, 0.5));
    read(Events.created());
    assertThat(code(view.requireActive(RUN))).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
    assertThat(count(EXPERIMENT).result()).isZero();
    assertThat(source.finds()).hasSize(1);
  }

  @Test
  void read_secondCreateOfALongDeletedRunWhileItsExperimentIsLoaded_doesNotBringItBack() {
    Future<Integer> count = count(EXPERIMENT);
    read(Events.created());
    source.listings().get(0).answer();
    assertThat(count.isComplete()).isFalse();
    source.finds().get(0).answer().complete(Optional.of(RunState.purged(RUN, EXPERIMENT, 1)));

    assertThat(count.result()).isZero();
    assertThat(code(param("p"))).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
  }

  @Test
  void askExperiments_runInDoubtThatCannotBeLoaded_failsAndAsksAgainForTheNext() {
    count(EXPERIMENT);
    source.listings().get(0).answer();
    read(Events.created());
    Future<Integer> failed = count(EXPERIMENT);
    source.finds().get(0).answer().fail("Cassandra is away");
    assertThat(failed.cause()).hasMessage("Cassandra is away");

    Future<Integer> count = count(EXPERIMENT);
    source.finds().get(1).answer().complete(Optional.of(stored()));
    assertThat(count.result()).isOne();
  }

  @Test
  void askExperiments_runCreatedWhileAnotherIsLoaded_doesNotKeepTheQuestionWaiting() {
    count(EXPERIMENT);
    source.listings().get(0).answer();
    read(Events.created());
    Future<Integer> count = count(EXPERIMENT);
    read(Events.created("later", EXPERIMENT));
    source.finds().get(0).answer().complete(Optional.of(stored()));

    assertThat(count.result()).isOne();
    assertThat(count(EXPERIMENT).isComplete()).isFalse();
    assertThat(source.finds()).extracting(ScriptedSource.Find::runId).containsExactly(RUN, "later");
  }

  @Test
  void askExperiments_runInDoubtThatDrivesOutAnother_loadsTheExperimentAgain() {
    count(EXPERIMENT);
    source.listings().get(0).answer(stored());
    read(Events.created("heavy", EXPERIMENT));
    Future<Integer> count = count(EXPERIMENT);
    source.finds().get(0).answer().complete(Optional.of(heavy("heavy", EXPERIMENT)));

    assertThat(count.isComplete()).isFalse();
    assertThat(source.listings()).hasSize(2);
  }

  @Test
  void ask_runThatIsCreatedWhileItIsLoaded_beginsWithItsEvents() {
    Future<String> p = param("p");
    Outcomes.Ticket<String> early = outcomes.expect(RunState::runId);
    read(Events.param("p", "0"), early.origin());
    read(Events.created());
    read(Events.param("p", "1"));
    source.finds().get(0).answer().complete(Optional.empty());

    assertThat(p.result()).isEqualTo("1");
    assertThat(code(early.future())).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);
  }

  @Test
  void askExperiments_runThatIsCreatedWhileTheyAreLoaded_isAmongThem() {
    Future<Integer> count = count(EXPERIMENT);
    read(Events.created());
    read(Events.param("p", "1"));
    read(Events.created("elsewhere", "8"));
    source.listings().get(0).answer();
    source.finds().get(0).answer().complete(Optional.of(stored(Events.param("p", "1"))));

    assertThat(count.result()).isOne();
    assertThat(param("p").result()).isEqualTo("1");
    assertThat(view.require("elsewhere").isComplete()).isFalse();
  }

  /** Its row may be ahead of the tail: it is known before the event that began it is read. */
  @Test
  void read_createOfARunThatWasLoadedAhead_isAnsweredAsApplied() {
    long ahead = position + 5;
    count(EXPERIMENT);
    source.listings().get(0).answer(new RunState(RUN, Events.created().getCreated(), ahead));
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::runId);
    read(Events.created(), ticket.origin());

    assertThat(ticket.future().result()).isEqualTo(RUN);
  }

  @Test
  void ask_runThatCameAndWasEvictedDuringItsLoad_showsWhatItWasToldMeanwhile() {
    RunState stale = stored();
    Future<String> p = param("p");
    count(EXPERIMENT);
    source.listings().get(0).answer(stored());
    read(Events.param("p", "1"));
    driveOutAllElse();
    source.finds().get(0).answer().complete(Optional.of(stale));

    assertThat(p.result()).isEqualTo("1");
  }

  @Test
  void askExperiments_runEvictedDuringTheLoad_isNotTakenFromAnOldRow() {
    RunState stale = stored();
    read(Events.created(), OF_ANOTHER_SERVER);
    Future<Integer> count = count(EXPERIMENT);
    read(Events.param("p", "1"));
    driveOutAllElse();
    source.listings().get(0).answer(stale);

    assertThat(count.isComplete()).isFalse();
    source.listings().get(1).answer(stored(Events.param("p", "1")));
    assertThat(count.result()).as("read apart from memory").isOne();
    param("p");
    assertThat(source.finds()).hasSize(1);
  }

  @Test
  void askExperiments_runEvictedDuringTheLoad_endsTheLoadBeforeTheRestIsRead() {
    RunState stale = stored();
    Future<Integer> count = count(EXPERIMENT);
    ScriptedSource.Listing listing = source.listings().get(0);
    assertThat(listing.page().apply(List.of(stored())).succeeded()).isTrue();
    driveOutAllElse();

    assertThat(listing.page().apply(List.of(stale)).failed()).isTrue();
    listing.end().fail("a page was refused");
    assertThat(count.failed()).isTrue();
  }

  @Test
  void read_eventOfARunWhoseLoadFindsNothing_isAnsweredThatThereIsNone() {
    Future<String> p = param("p");
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::name);
    read(Events.param("p", "1"), ticket.origin());
    assertThat(ticket.future().isComplete()).isFalse();
    source.finds().get(0).answer().complete(Optional.empty());

    assertThat(code(ticket.future())).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
    assertThat(code(p)).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
  }

  @Test
  void read_eventOfARunWhoseLoadFails_isAnsweredTemporarilyUnavailable() {
    Future<String> p = param("p");
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::name);
    read(Events.param("p", "1"), ticket.origin());
    source.finds().get(0).answer().fail("damaged");

    assertThat(code(ticket.future())).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);
    assertThat(p.cause()).hasMessage("damaged");
  }

  @Test
  void ask_runWhoseLoadBreaks_failsAndIsLoadedAgainForTheNext() {
    Future<String> broken = param("p");
    source.finds().get(0).answer().complete(null);
    assertThat(broken.cause()).isInstanceOf(NullPointerException.class);

    Future<String> next = param("p");
    source.finds().get(1).answer().complete(Optional.of(stored(Events.param("p", "1"))));
    assertThat(next.result()).isEqualTo("1");
  }

  @Test
  void read_eventOfARunThatNoExperimentLoadBrings_isAnsweredTemporarilyUnavailable() {
    count("8");
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::name);
    read(Events.param("p", "1"), ticket.origin());
    source.listings().get(0).answer();

    assertThat(code(ticket.future())).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);
  }

  @Test
  void read_eventOfARunThatNobodyLoads_isAnsweredTemporarilyUnavailable() {
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::name);
    read(Events.param("p", "1"), ticket.origin());

    assertThat(code(ticket.future())).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);
  }

  @Test
  void forget_duringALoad_failsItAndLeavesTheNextOneAlone() {
    RunState stale = stored();
    RunState stored = stored(Events.param("p", "1"));
    Future<String> before = param("p");
    view.forget();
    assertThat(code(before)).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);

    Future<String> after = param("p");
    source.finds().get(0).answer().complete(Optional.of(stale));
    assertThat(after.isComplete()).isFalse();
    source.finds().get(1).answer().complete(Optional.of(stored));
    assertThat(after.result()).isEqualTo("1");
  }

  @Test
  void forget_duringALoadThatFailsLater_leavesTheNextOneAlone() {
    count(EXPERIMENT);
    view.forget();
    Future<Integer> after = count(EXPERIMENT);
    source.listings().get(0).end().fail("Cassandra is away");

    assertThat(after.isComplete()).isFalse();
    source.listings().get(1).answer(stored());
    assertThat(after.result()).isOne();
  }

  @Test
  void askExperiments_many_waitOnceForTheRecorderAndAreReadAFewAtATime() {
    Promise<Void> reached = Promise.promise();
    source.reach(reached);
    Future<Integer> count =
        view.askExperiments(
            List.of(EXPERIMENT, "8", "9", "10", "11"), Collectors.summingInt(run -> 1));
    assertThat(source.listings()).isEmpty();
    reached.complete();
    assertThat(source.listings()).hasSize(3);
    source.listings().get(0).answer(stored());
    assertThat(source.listings()).hasSize(4);
    for (int i = 1; i < 5; i++) {
      source.listings().get(i).answer();
    }

    assertThat(count.result()).isOne();
    assertThat(source.waits()).isOne();
  }

  @Test
  void askExperiments_recorderThatIsBehind_failsWhoAsked() {
    Promise<Void> reached = Promise.promise();
    source.reach(reached);
    Future<Integer> count =
        view.askExperiments(List.of(EXPERIMENT, "8"), Collectors.summingInt(run -> 1));
    reached.fail(HeadraceException.unavailable("behind", null));
    assertThat(code(count)).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);

    Promise<Void> now = Promise.promise();
    now.complete();
    source.reach(now);
    Future<Integer> again = count("8");
    source.listings().get(0).answer();
    assertThat(again.result()).isZero();
  }

  @Test
  void loadAhead_experimentThatNobodyAskedFor_isThereForTheFirstWhoDoes() {
    Future<Boolean> room = view.loadAhead(EXPERIMENT);
    source.listings().get(0).answer(stored());

    assertThat(room.result()).isTrue();
    assertThat(count(EXPERIMENT).result()).isOne();
    assertThat(view.loadAhead(EXPERIMENT).result()).isTrue();
    assertThat(source.listings()).hasSize(1);
  }

  @Test
  void loadAhead_moreThanItsShareOfTheMemory_endsAndLeavesTheOthersThere() {
    view.loadAhead("8");
    source.listings().get(0).answer(heavy("kept", "8"));
    Future<Boolean> room = view.loadAhead(EXPERIMENT);
    ScriptedSource.Listing listing = source.listings().get(1);
    listing.answer(heavy("one too many", EXPERIMENT));

    assertThat(listing.end().future().failed()).isTrue();
    assertThat(room.result()).isFalse();
    assertThat(count("8").result()).isOne();
    assertThat(source.listings()).hasSize(2);
  }

  @Test
  void loadAhead_whenSomebodyAsksMeanwhile_isALoadLikeAnyOther() {
    view.loadAhead("8");
    source.listings().get(0).answer(heavy("old", "8"));
    Future<Boolean> room = view.loadAhead(EXPERIMENT);
    Future<Integer> count = count(EXPERIMENT);
    source.listings().get(1).answer(heavy("new", EXPERIMENT));

    assertThat(count.result()).isOne();
    assertThat(room.result()).isFalse();
  }

  @Test
  void loadAhead_experimentThatCannotBeRead_failsAndIsReadForTheFirstWhoAsks() {
    Future<Boolean> room = view.loadAhead(EXPERIMENT);
    source.listings().get(0).end().fail("Cassandra is away");
    assertThat(room.failed()).isTrue();

    Future<Integer> count = count(EXPERIMENT);
    source.listings().get(1).answer(stored());
    assertThat(count.result()).isOne();
  }

  @Test
  void askExperiments_twoThatDoNotFitTogether_areReadApartFromMemory() {
    Future<Integer> count =
        view.askExperiments(List.of(EXPERIMENT, "8"), Collectors.summingInt(run -> 1));
    int answered = 0;
    while (answered < source.listings().size()) {
      ScriptedSource.Listing asked = source.listings().get(answered++);
      assertThat(answered).isLessThan(10);
      asked.answer(heavy("heavy-" + asked.experimentId(), asked.experimentId()));
    }

    assertThat(count.result()).isEqualTo(2);
    assertThat(param("p").isComplete()).isFalse();
  }

  @Test
  void meters_searchesThatAreReadApartFromMemory_areCounted() {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    view.meters().bindTo(metrics);
    view.askExperiments(List.of(EXPERIMENT, "8"), Collectors.summingInt(run -> 1));
    int answered = 0;
    while (answered < source.listings().size()) {
      ScriptedSource.Listing asked = source.listings().get(answered++);
      asked.answer(heavy("heavy-" + asked.experimentId(), asked.experimentId()));
    }

    assertThat(metrics.get("headrace.view.scans").functionCounter().count()).isOne();
    assertThat(metrics.get("headrace.view.runs").gauge().value()).isOne();
    assertThat(metrics.get("headrace.view.bytes").gauge().value()).isPositive();
  }

  @Test
  void askExperiments_runDeletedForGoodAmongThoseReadApartFromMemory_isNotCounted() {
    Future<Integer> count =
        view.askExperiments(List.of(EXPERIMENT, "8"), Collectors.summingInt(run -> 1));
    int answered = 0;
    while (answered < source.listings().size()) {
      ScriptedSource.Listing asked = source.listings().get(answered++);
      assertThat(answered).isLessThan(10);
      asked.answer(
          heavy("heavy-" + asked.experimentId(), asked.experimentId()),
          RunState.purged("purged-" + asked.experimentId(), asked.experimentId(), 1));
    }

    assertThat(count.result()).isEqualTo(2);
  }

  @Test
  void read_eventOfARunThatOneLoadDoesNotBring_isDecidedByTheOther() {
    count("8");
    Future<Integer> count = count(EXPERIMENT);
    RunState stored = stored();
    Outcomes.Ticket<String> ticket = outcomes.expect(run -> run.param("p"));
    read(Events.param("p", "1"), ticket.origin());
    source.listings().get(0).answer();
    assertThat(ticket.future().isComplete()).isFalse();
    source.listings().get(1).answer(stored);

    assertThat(count.result()).isOne();
    assertThat(ticket.future().result()).isEqualTo("1");
  }

  @Test
  void read_moreThanMayBeKeptWhileAnExperimentIsLoaded_endsTheLoad() {
    Future<Integer> count = count(EXPERIMENT);
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::name);
    read(Events.param("p", "1"), ticket.origin());
    for (int i = 0; i < 100 && !count.isComplete(); i++) {
      read(Events.param("p" + i, "x".repeat(1_000)));
    }

    assertThat(code(count)).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);
    assertThat(code(ticket.future())).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);
    Future<Integer> again = count(EXPERIMENT);
    source.listings().get(1).answer(stored());
    assertThat(again.result()).isOne();
  }

  @Test
  void requireActive_runThatAnotherInstanceRestored_readsOnBeforeItRefuses() {
    read(Events.created(), OF_ANOTHER_SERVER);
    read(Events.deleted(1, false));
    Promise<Void> barrier = Promise.promise();
    caughtUp = barrier.future();
    Future<Void> active = view.requireActive(RUN);
    assertThat(active.isComplete()).isFalse();
    read(Events.restored(false));
    barrier.complete();

    assertThat(active.succeeded()).isTrue();
  }

  @Test
  void requireActive_runThatIsDeleted_isRefused() {
    read(Events.created(), OF_ANOTHER_SERVER);
    read(Events.deleted(1, false));

    assertThat(code(view.requireActive(RUN))).isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }

  @Test
  void ask_runThatIsDeletedForGood_isNotFoundWithoutALoad() {
    read(Events.created(), OF_ANOTHER_SERVER);
    Future<Integer> whole = count(EXPERIMENT);
    source.listings().get(0).answer();
    assertThat(whole.result()).isOne();
    read(Events.deleted(1, false));
    read(Events.purged(1));
    read(Events.metric("loss", 1, 0.5));
    read(Events.restored(false));

    assertThat(code(param("p"))).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
    assertThat(code(view.requireActive(RUN))).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
    assertThat(view.takesAnyMetric(RUN)).isFalse();
    assertThat(count(EXPERIMENT).result()).isZero();
    assertThat(source.finds()).isEmpty();
    assertThat(source.listings()).hasSize(1);
  }

  @Test
  void read_purgeThatARestoreWasFasterThan_changesNothing() {
    read(Events.created(), OF_ANOTHER_SERVER);
    read(Events.param("p", "1"));
    read(Events.deleted(1, false));
    read(Events.restored(false));
    read(Events.purged(1));

    assertThat(param("p").result()).isEqualTo("1");
    assertThat(view.requireActive(RUN).succeeded()).isTrue();
  }

  @Test
  void read_eventOfARunThatIsDeletedForGood_isToldSo() {
    read(Events.created(), OF_ANOTHER_SERVER);
    read(Events.deleted(1, false));
    Outcomes.Ticket<String> ticket = outcomes.expect(run -> "applied");
    read(Events.purged(1));
    read(Events.restored(false), ticket.origin());

    assertThat(code(ticket.future())).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
  }

  @Test
  void read_runCreatedOnceMoreAfterItsEnd_doesNotBringItBack() {
    Future<Integer> whole = count(EXPERIMENT);
    source.listings().get(0).answer(stored(Events.deleted(1, false)));
    assertThat(whole.result()).isOne();
    read(Events.purged(1));
    read(Events.created());
    read(Events.created(), OF_ANOTHER_SERVER);

    assertThat(code(param("p"))).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
    assertThat(count(EXPERIMENT).result()).isZero();
  }

  @Test
  void ask_runWhoseRowSaysThatItIsDeletedForGood_isNotFound() {
    Future<String> asked = param("p");
    source.finds().get(0).answer().complete(Optional.of(RunState.purged(RUN, EXPERIMENT, 1)));

    assertThat(code(asked)).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
  }

  /** The row was read before the run went into the bin; its end is all that the tail tells now. */
  @Test
  void askExperiments_runThatEndsWhileItsExperimentIsLoaded_isNotBroughtBack() {
    RunState row = stored(Events.param("p", "1"));
    read(Events.created(), OF_ANOTHER_SERVER);
    Future<Integer> asked = count(EXPERIMENT);
    read(Events.deleted(1, false));
    read(Events.purged(1));
    source.listings().get(0).answer(row);

    assertThat(asked.result()).isZero();
  }

  @Test
  void askExperiments_runThatIsNotInMemoryAndEndsWhileItIsLoaded_isNotBroughtBack() {
    RunState row = stored(Events.deleted(1, false));
    Future<Integer> asked = count(EXPERIMENT);
    read(Events.purged(1));
    source.listings().get(0).answer(row);

    assertThat(asked.result()).isZero();
    assertThat(code(param("p"))).isEqualTo(ErrorCode.RESOURCE_DOES_NOT_EXIST);
  }

  private void read(RunEvent event) {
    read(event, null);
  }

  private void read(RunEvent event, byte[] origin) {
    byte[] key = event.getRunId().getBytes(StandardCharsets.UTF_8);
    view.read(new LogRecord(0, ++position, 0, key, event.toByteArray(), origin));
  }

  /** The run as its row shows it now, after some events that the view is not told. */
  private RunState stored(RunEvent... events) {
    RunState run = new RunState(RUN, Events.created().getCreated(), ++position);
    for (RunEvent event : events) {
      run.apply(event, ++position);
    }
    return run;
  }

  private void driveOutAllElse() {
    read(Events.created("heavy", "9"), OF_ANOTHER_SERVER);
    read(weighty("heavy"));
  }

  private RunState heavy(String runId, String experimentId) {
    RunState run =
        new RunState(runId, Events.created(runId, experimentId).getCreated(), ++position);
    run.apply(weighty(runId), ++position);
    return run;
  }

  private static RunEvent weighty(String runId) {
    return RunEvent.newBuilder()
        .setRunId(runId)
        .setLogged(BatchLogged.newBuilder().addParams(RunEvents.param("p", "x".repeat(MAX_BYTES))))
        .build();
  }

  private Future<String> param(String key) {
    return view.ask(RUN, run -> run.param(key));
  }

  private Future<Integer> count(String experimentId) {
    return view.askExperiments(List.of(experimentId), Collectors.summingInt(run -> 1));
  }

  private static ErrorCode code(Future<?> failed) {
    assertThat(failed.failed()).isTrue();
    return ((HeadraceException) failed.cause()).code();
  }
}
