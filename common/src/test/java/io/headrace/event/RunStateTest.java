package io.headrace.event;

import static io.headrace.event.Events.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.proto.BatchLogged;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunStatus;
import io.headrace.event.proto.RunUpdated;
import io.headrace.metric.MetricColumns;
import io.headrace.model.LifecycleStage;
import io.headrace.model.MetricPoint;
import io.headrace.model.ModelOutput;
import io.headrace.model.Run;
import io.headrace.model.Tag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunStateTest {

  private final RunState run = new RunState(RUN_ID, Events.created().getCreated(), 10);
  private long position = 10;

  @Test
  void created_event_makesARunningActiveRun() {
    Run made = run.snapshot();

    assertThat(made.runId()).isEqualTo(RUN_ID);
    assertThat(made.experimentId()).isEqualTo("7");
    assertThat(made.userId()).isEqualTo("me");
    assertThat(made.startTime()).isEqualTo(1_000);
    assertThat(made.endTime()).isNull();
    assertThat(made.status()).isEqualTo(io.headrace.model.RunStatus.RUNNING);
    assertThat(made.lifecycleStage()).isEqualTo(LifecycleStage.ACTIVE);
    assertThat(made.artifactUri()).isEqualTo("mlflow-artifacts:/7/run-1/artifacts");
    assertThat(made.tags()).isEqualTo(Map.of("mlflow.runName", "swift-otter-1"));
    assertThat(run.position()).isEqualTo(10);
  }

  @Test
  void created_secondTime_changesNothing() {
    applied(Events.tag("mlflow.runName", "renamed"));
    Run before = run.snapshot();

    applied(Events.created());

    assertThat(run.snapshot()).isEqualTo(before);
  }

  @Test
  void apply_eventAtOrBeforeThePosition_isKnownAndChangesNothing() {
    applied(Events.param("a", "1"));
    Run before = run.snapshot();

    assertThat(run.apply(Events.tag("t", "v"), position)).isEqualTo(Outcome.KNOWN);
    assertThat(run.apply(Events.tag("t", "v"), position - 1)).isEqualTo(Outcome.KNOWN);
    assertThat(run.snapshot()).isEqualTo(before);
    assertThat(run.position()).isEqualTo(position);
  }

  @Test
  void params_sameValueAgain_isApplied() {
    applied(Events.param("lr", "0.1"));
    applied(Events.param("lr", "0.1"));

    assertThat(run.param("lr")).isEqualTo("0.1");
  }

  @Test
  void params_otherValue_isRefusedInMlflowsWords() {
    applied(Events.param("lr", "0.1"));

    refused(
        Events.param("lr", "0.2"),
        ErrorCode.INVALID_PARAMETER_VALUE,
        "Changing param values is not allowed. Params were already logged='[{'key': 'lr',"
            + " 'old_value': '0.1', 'new_value': '0.2'}]' for run ID='run-1'.");
    assertThat(run.param("lr")).isEqualTo("0.1");
  }

  @Test
  void params_otherTextsWithQuotes_areQuotedAsPythonDoes() {
    applied(Events.param("p", "it's"));

    refused(
        Events.param("p", "a\n"),
        ErrorCode.INVALID_PARAMETER_VALUE,
        "Changing param values is not allowed. Params were already logged='[{'key': 'p',"
            + " 'old_value': \"it's\", 'new_value': 'a\\n'}]' for run ID='run-1'.");
  }

  @Test
  void batch_refusedForOneParam_leavesNothingButItsPosition() {
    applied(Events.param("lr", "0.1"));
    Run before = run.snapshot();
    MetricColumns points = new MetricColumns();
    points.add("loss", 1, 2, 3);

    refused(
        Events.logged(
            BatchLogged.newBuilder()
                .addParams(RunEvents.param("new", "1"))
                .addParams(RunEvents.param("lr", "0.2"))
                .addTags(RunEvents.tag("t", "v"))
                .setMetrics(MetricColumnsCodec.encode(points))),
        ErrorCode.INVALID_PARAMETER_VALUE,
        "Changing param values is not allowed. Params were already logged='[{'key': 'lr',"
            + " 'old_value': '0.1', 'new_value': '0.2'}]' for run ID='run-1'.");

    assertThat(run.snapshot()).isEqualTo(before);
    assertThat(run.position()).isEqualTo(position);
  }

  @Test
  void tags_sameKeyTwice_keepTheLast() {
    applied(
        Events.logged(
            BatchLogged.newBuilder()
                .addTags(RunEvents.tag("t", "1"))
                .addTags(RunEvents.tag("t", "2"))));

    assertThat(run.tag("t")).isEqualTo("2");
  }

  @Test
  void nameAndNameTag_whicheverIsSet_areTheSame() {
    applied(Events.tag("mlflow.runName", "by-tag"));
    assertThat(run.name()).isEqualTo("by-tag");

    applied(Events.updated(RunUpdated.newBuilder().setRunName("by-update")));
    assertThat(run.name()).isEqualTo("by-update");
    assertThat(run.tag("mlflow.runName")).isEqualTo("by-update");

    applied(Events.updated(RunUpdated.newBuilder().setRunName("")));
    applied(Events.tag("mlflow.runName", ""));
    assertThat(run.name()).isEqualTo("by-update");
    assertThat(run.tag("mlflow.runName")).isEqualTo("by-update");
  }

  @Test
  void updated_fieldsThatAreSet_changeAloneAndAnUnknownStatusDoesNot() {
    applied(Events.updated(RunUpdated.newBuilder().setStatus(RunStatus.FINISHED).setEndTime(0)));
    assertThat(run.status()).isEqualTo(io.headrace.model.RunStatus.FINISHED);
    assertThat(run.endTime()).isZero();

    applied(Events.updated(RunUpdated.newBuilder().setStatusValue(99)));
    applied(Events.updated(RunUpdated.newBuilder().setStatus(RunStatus.RUN_STATUS_UNSPECIFIED)));
    applied(Events.updated(RunUpdated.newBuilder()));
    assertThat(run.status()).isEqualTo(io.headrace.model.RunStatus.FINISHED);
    assertThat(run.endTime()).isZero();
  }

  @Test
  void tagDeleted_tagThatIsThere_removesIt() {
    applied(Events.tag("t", "v"));
    applied(Events.tagDeleted("t"));

    assertThat(run.tag("t")).isNull();
    refused(
        Events.tagDeleted("t"),
        ErrorCode.RESOURCE_DOES_NOT_EXIST,
        "No tag with name: t in run with id run-1");
  }

  @Test
  void deleted_run_refusesAllButMetrics() {
    applied(Events.deleted(55, false));

    assertThat(run.lifecycleStage()).isEqualTo(LifecycleStage.DELETED);
    assertThat(run.deletion()).isEqualTo(new Deletion(55, false));
    List.of(
            Events.param("a", "1"),
            Events.tag("a", "1"),
            Events.tagDeleted("a"),
            Events.updated(RunUpdated.newBuilder().setRunName("n")),
            Events.inputs(Events.dataset("d", "1")),
            Events.output("m", 1))
        .forEach(
            event ->
                refused(
                    event,
                    ErrorCode.INVALID_PARAMETER_VALUE,
                    "The run run-1 must be in the 'active' state. Current state is deleted."));
    // They were acknowledged without asking the log.
    applied(Events.metric("loss", 1, 0.5));
  }

  @Test
  void purged_runInTheBinSinceThenOrBefore_isAsIfItHadNeverBeen() {
    applied(Events.param("p", "1"));
    applied(Events.deleted(55, false));
    applied(Events.purged(55));
    long end = position;

    assertThat(run.isPurged()).isTrue();
    for (RunEvent later :
        List.of(
            Events.metric("loss", 1, 0.5),
            Events.param("p", "1"),
            Events.restored(false),
            Events.restored(true),
            Events.deleted(66, false),
            Events.purged(99),
            Events.created())) {
      refused(later, ErrorCode.RESOURCE_DOES_NOT_EXIST, "Run with id=run-1 not found");
    }
    assertThat(run.isPurged()).isTrue();
    assertThat(run.position()).isEqualTo(end);
    assertThat(run.lifecycleStage()).isEqualTo(LifecycleStage.DELETED);
  }

  @Test
  void purged_runThatIsActiveRestoredOrDeletedLater_isRefused() {
    refusedPurge(54);
    applied(Events.deleted(55, false));
    refusedPurge(54);
    applied(Events.restored(false));
    refusedPurge(99);
    applied(Events.deleted(77, false));
    refusedPurge(76);

    assertThat(run.isPurged()).isFalse();
    applied(Events.restored(false));
    applied(Events.param("p", "1"));
  }

  private void refusedPurge(long deletedUntil) {
    refused(
        Events.purged(deletedUntil),
        ErrorCode.INVALID_PARAMETER_VALUE,
        "The run run-1 has not been in the bin since " + deletedUntil);
  }

  @Test
  void purged_runAsItIsFoundLater_refusesTheSame() {
    RunState left = RunState.purged(RUN_ID, "7", 20);

    assertThat(left.isPurged()).isTrue();
    assertThat(left.experimentId()).isEqualTo("7");
    assertThat(left.apply(Events.restored(false), 20)).isEqualTo(Outcome.KNOWN);
    assertThat(left.apply(Events.restored(false), 21)).isInstanceOf(Outcome.Refused.class);
    assertThat(left.apply(Events.created(), 22)).isInstanceOf(Outcome.Refused.class);
    assertThat(left.position()).isEqualTo(20);
  }

  @Test
  void deleted_atNoTime_isDeletedAtTheFirst() {
    applied(Events.deleted(0, true));

    assertThat(run.deletion()).isEqualTo(new Deletion(1, true));
    applied(Events.restored(true));
    assertThat(run.lifecycleStage()).isEqualTo(LifecycleStage.ACTIVE);
  }

  @Test
  void deleted_secondTime_keepsTheFirst() {
    applied(Events.deleted(55, false));
    applied(Events.deleted(66, true));

    assertThat(run.deletion()).isEqualTo(new Deletion(55, false));
  }

  @Test
  void restored_run_isActiveAgain() {
    applied(Events.deleted(55, true));
    applied(Events.restored(false));

    assertThat(run.lifecycleStage()).isEqualTo(LifecycleStage.ACTIVE);
    assertThat(run.deletion()).isNull();
    applied(Events.param("a", "1"));
    applied(Events.restored(false));
  }

  @Test
  void restored_withItsExperiment_onlyIfItWasDeletedWithIt() {
    applied(Events.deleted(55, false));
    applied(Events.restored(true));
    assertThat(run.lifecycleStage()).isEqualTo(LifecycleStage.DELETED);

    applied(Events.restored(false));
    applied(Events.deleted(66, true));
    applied(Events.restored(true));
    assertThat(run.lifecycleStage()).isEqualTo(LifecycleStage.ACTIVE);
  }

  @Test
  void inputs_datasetMentionedAgain_keepsTheFirstMention() {
    applied(Events.inputs(Events.dataset("d", "1", new Tag("t", "first")), "m-1"));
    applied(Events.inputs(Events.dataset("d", "1", new Tag("t", "second")), "m-1", "m-2"));
    applied(Events.inputs(Events.dataset("d", "2")));

    assertThat(run.datasets())
        .containsExactly(Events.dataset("d", "1", new Tag("t", "first")), Events.dataset("d", "2"));
    assertThat(run.snapshot().modelInputs()).containsExactly("m-1", "m-2");
  }

  @Test
  void outputs_modelAtAnotherStep_isAnother() {
    applied(Events.output("m", 1));
    applied(Events.output("m", 1));
    applied(Events.output("m", 2));

    assertThat(run.snapshot().modelOutputs())
        .containsExactly(new ModelOutput("m", 1), new ModelOutput("m", 2));
  }

  @Test
  void apply_eventWithoutAChange_isNoEvent() {
    RunEvent empty = RunEvent.newBuilder().setRunId(RUN_ID).build();

    assertThatThrownBy(() -> run.apply(empty, position + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(run.position()).isEqualTo(position);
  }

  @Test
  void snapshot_thenAnotherEvent_staysAsItWas() {
    applied(Events.tag("t", "1"));
    Run before = run.snapshot();

    applied(Events.tag("t", "2"));
    applied(Events.param("p", "2"));
    applied(Events.inputs(Events.dataset("d", "1"), "m"));
    run.addMetrics(RunState.metricsOf(Events.metric("loss", 1, 0.5)));

    assertThat(before.tags()).containsEntry("t", "1");
    assertThat(before.params()).isEmpty();
    assertThat(before.datasets()).isEmpty();
    assertThat(before.metrics()).isEmpty();
    assertThat(run.snapshot().metrics()).containsExactly(new MetricPoint("loss", 1, 1_001, 0.5));
  }

  @Test
  void metricsOf_eventWithoutPoints_isNull() {
    assertThat(RunState.metricsOf(Events.param("a", "1"))).isNull();
    assertThat(RunState.metricsOf(Events.created())).isNull();
  }

  @Test
  void weight_tagSetOverAndOver_doesNotGrow() {
    applied(Events.tag("progress", "10%"));
    long before = run.weight();

    for (int i = 11; i < 99; i++) {
      applied(Events.tag("progress", i + "%"));
    }

    assertThat(run.weight()).isEqualTo(before);
    applied(Events.tagDeleted("progress"));
    assertThat(run.weight()).isLessThan(before);
  }

  @Test
  void weight_hugeTexts_countWithAllTheirBytes() {
    applied(Events.param("p", "x".repeat(1_000_000)));
    assertThat(run.weight()).isGreaterThan(1_000_000);

    String profile = "x".repeat(1_000_000);
    applied(
        Events.inputs(
            new io.headrace.model.DatasetInput("d", "1", "local", "{}", null, profile, List.of())));
    assertThat(run.weight()).isGreaterThan(2_000_000);
    assertThat(new RunState(run.snapshot(), null, position).weight()).isEqualTo(run.weight());
  }

  @Test
  void texts_moreThanARowTakes_areRefusedInAnyGuise() {
    fillAlmost();
    String large = "ü".repeat(150_000);
    Run before = run.snapshot();

    tooLarge(Events.param("p", large));
    tooLarge(Events.tag("t", large));
    tooLarge(Events.updated(RunUpdated.newBuilder().setRunName(large)));
    tooLarge(Events.inputs(Events.dataset(large, "1")));
    tooLarge(Events.inputs(Events.dataset("full", "0"), large));
    tooLarge(Events.output(large, 1));
    assertThat(run.snapshot()).isEqualTo(before);
  }

  @Test
  void texts_runThatIsFull_takesWhatItHasAndWhatIsSmaller() {
    applied(Events.tag("t", "x".repeat(200_000)));
    fillAlmost();

    applied(Events.tag("t", "x".repeat(200_000)));
    applied(Events.inputs(Events.dataset("full", "0")));
    applied(Events.tag("t", "small"));
    applied(Events.param("p", "x".repeat(150_000)));
  }

  @Test
  void texts_ofARunThatWasStored_countAsBefore() {
    fillAlmost();
    RunState restored = new RunState(run.snapshot(), null, position);
    RunEvent large = Events.param("p", "x".repeat(150_000));

    tooLarge(large);
    assertThat(restored.apply(large, position + 1)).isInstanceOf(Outcome.Refused.class);
    assertThat(restored.weight()).isEqualTo(run.weight());
  }

  @Test
  void created_withMoreThanARowTakes_isNoEvent() {
    RunCreated created =
        Events.created().getCreated().toBuilder()
            .addTags(RunEvents.tag("t", "x".repeat((int) RunSize.MAX_BYTES)))
            .build();
    byte[] event = Events.created().toBuilder().setCreated(created).build().toByteArray();

    assertThatThrownBy(() -> RunEvents.parse(RUN_ID, event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Its run is too large");
    assertThatThrownBy(() -> RunSize.check(created)).isInstanceOf(HeadraceException.class);
    RunSize.check(Events.created().getCreated());
  }

  @Test
  void metrics_runWithVeryManyKeys_takesPointsOfThoseAlone() {
    String prefix = "k".repeat(240);
    for (int key = 0; run.hasRoomForMetrics(); key++) {
      run.addMetrics(points(prefix + key));
    }

    run.checkMetrics(points(prefix + 7));
    assertThatThrownBy(() -> run.checkMetrics(points("new")))
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining("takes no more");
    // Those that were on the way are taken all the same.
    run.addMetrics(points("new"));
    assertThat(run.metrics().value("new")).isEqualTo(3);
  }

  private static MetricColumns points(String key) {
    MetricColumns points = new MetricColumns();
    points.add(key, 1, 2, 3);
    return points;
  }

  /** Leaves less than 150,000 bytes. */
  private void fillAlmost() {
    int dataset = 0;
    Outcome outcome = Outcome.APPLIED;
    while (outcome.equals(Outcome.APPLIED)) {
      Tag tag = new Tag("t", "x".repeat(100_000));
      outcome = run.apply(Events.inputs(Events.dataset("full", "" + dataset++, tag)), ++position);
    }
  }

  private void tooLarge(RunEvent event) {
    refused(event, ErrorCode.INVALID_PARAMETER_VALUE, RunSize.tooLarge().getMessage());
  }

  private void applied(RunEvent event) {
    assertThat(run.apply(event, ++position)).isEqualTo(Outcome.APPLIED);
  }

  private void refused(RunEvent event, ErrorCode code, String message) {
    Outcome outcome = run.apply(event, ++position);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).reason()).hasMessage(message);
    assertThat(((Outcome.Refused) outcome).reason().code()).isEqualTo(code);
  }
}
