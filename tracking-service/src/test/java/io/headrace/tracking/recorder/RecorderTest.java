package io.headrace.tracking.recorder;

import static io.headrace.tracking.recorder.ScriptedLog.batch;
import static io.headrace.tracking.recorder.ScriptedLog.created;
import static io.headrace.tracking.recorder.ScriptedLog.deleted;
import static io.headrace.tracking.recorder.ScriptedLog.metric;
import static io.headrace.tracking.recorder.ScriptedLog.modelMetric;
import static io.headrace.tracking.recorder.ScriptedLog.param;
import static io.headrace.tracking.recorder.ScriptedLog.position;
import static io.headrace.tracking.recorder.ScriptedLog.purged;
import static io.headrace.tracking.recorder.ScriptedLog.restored;
import static io.headrace.tracking.recorder.ScriptedLog.status;
import static io.headrace.tracking.recorder.ScriptedLog.tag;
import static io.headrace.tracking.recorder.ScriptedLog.unknownKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.event.RunState;
import io.headrace.event.proto.RunStatus;
import io.headrace.log.GroupReader.Patience;
import io.headrace.log.LogRecord;
import io.headrace.model.LoggedModelMetric;
import io.headrace.model.MetricPoint;
import io.headrace.tracking.recorder.ScriptedStore.Fate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecorderTest {

  /** For tests in which nothing keeps the recorder waiting. */
  private static final Patience NONE =
      () -> {
        throw new AssertionError("Nothing to wait for");
      };

  /** The process is killed as soon as something goes wrong. */
  private static final Patience KILLED = () -> false;

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedLog log = new ScriptedLog(0);
  private final Map<Long, String> buried = new TreeMap<>();
  private final Recorder recorder = newRecorder();

  @Test
  void store_newRunWithMetrics_writesItsRowLast() throws InterruptedException {
    log.append(created("r"));
    log.append(modelMetric("r", "m", 1, 0.5));
    recorder.store(log.from(0), NONE);

    assertThat(store.calls())
        .containsExactly("find r", "segment r", "location r", "model of r", "model r", "row r");
    assertThat(store.history("r", "loss")).containsExactly(point(1, 0.5));
    assertThat(store.modelPoints())
        .containsExactly(
            new ModelPoint("m", new LoggedModelMetric("loss", 1, 1_001, 0.5, "", "", "r")));
  }

  @Test
  void store_morePointsOfAModelThatIsNoted_doesNotNoteItAgain() throws InterruptedException {
    log.append(created("r"));
    int second = log.append(modelMetric("r", "m", 1, 0.5));
    store.failOnce("model of r");
    recorder.store(log.from(0), () -> true);
    int before = store.calls().size();
    log.append(modelMetric("r", "m", 2, 0.25));
    log.append(modelMetric("r", "n", 2, 0.25));
    recorder.store(log.from(second + 1), NONE);
    assertThat(store.calls().subList(before, store.calls().size()))
        .containsOnlyOnce("model of r")
        .contains("model r");
    int last = log.append(modelMetric("r", "n", 3, 0.125));
    recorder.store(log.from(last), NONE);

    assertThat(store.calls()).filteredOn("model of r"::equals).hasSize(3);
    assertThat(store.modelsOf("r")).containsExactlyInAnyOrder("m", "n");
    assertThat(store.modelPoints()).hasSize(4);
  }

  @Test
  void store_segmentThatFails_keepsTheRowUnwrittenUntilItIsStored() throws InterruptedException {
    log.append(created("r"));
    log.append(metric("r", "loss", 1, 0.5));
    store.failOnce("segment r");
    recorder.store(log.from(0), () -> true);

    assertThat(store.calls())
        .containsExactly("find r", "segment r", "location r", "segment r", "location r", "row r");
  }

  @Test
  void store_crashBetweenSegmentAndRow_isRepairedByTheReplay() throws InterruptedException {
    log.append(created("r"));
    log.append(batch("r", "p", "1", 1));
    log.append(metric("r", "loss", 2, 0.25));
    store.script(call -> call.startsWith("row") ? Fate.LOST : Fate.DONE);
    crash(recorder, log.from(0));
    assertThat(store.history("r", "loss")).hasSize(2);
    assertThat(store.read("r")).isEmpty();
    store.script(call -> Fate.DONE);
    newRecorder().store(log.from(0), NONE);

    assertThat(store.history("r", "loss")).containsExactly(point(1, 0.125), point(2, 0.25));
    assertThat(run("r").param("p")).isEqualTo("1");
    assertThat(run("r").metrics().points()).containsExactly(point(2, 0.25));
    assertThat(buried).isEmpty();
  }

  @Test
  void store_runThatIsPurged_isStoredAsSuchAndTakesNothingMore() throws InterruptedException {
    log.append(created("r"));
    log.append(modelMetric("r", "m", 1, 0.5));
    log.append(deleted("r"));
    int end = log.append(purged("r"));
    log.append(metric("r", "loss", 2, 0.25));
    log.append(restored("r"));
    recorder.store(log.from(0), NONE);
    log.append(metric("r", "loss", 3, 0.125));
    log.append(created("r"));
    newRecorder().store(log.from(6), NONE);

    assertThat(run("r").isPurged()).isTrue();
    assertThat(run("r").position()).isEqualTo(position(end));
    assertThat(store.history("r", "loss")).containsExactly(point(1, 0.5));
    assertThat(store.modelsOf("r")).containsExactly("m");
    assertThat(buried).isEmpty();
  }

  @Test
  void store_replayAfterAPurgedRunIsGone_bringsNothingBack() throws InterruptedException {
    log.append(created("r"));
    log.append(modelMetric("r", "m", 1, 0.5));
    log.append(deleted("r"));
    log.append(created("r"));
    log.append(purged("r"));
    log.append(created("r"));
    log.append(batch("r", "p", "1", 2));
    recorder.store(log.from(0), NONE);
    store.deleteIfPurged("r");
    for (int from = 0; from < log.size(); from++) {
      newRecorder().store(log.from(from), NONE);

      assertThat(store.hasRemains("r")).isFalse();
      assertThat(run("r").isPurged()).isTrue();
    }
    assertThat(buried).isEmpty();
  }

  @Test
  void store_replayWithOtherBorders_changesNothing() throws InterruptedException {
    log.append(created("r"));
    log.append(metric("r", "loss", 1, 0.1));
    log.append(param("r", "p", "1"));
    log.append(batch("r", "q", "2", 2));
    log.append(metric("r", "loss", 3, 0.3));
    recorder.store(log.batch(0, 2), NONE);
    store.script(call -> call.startsWith("row") ? Fate.LOST : Fate.DONE);
    crash(recorder, log.batch(2, 5));
    store.script(call -> Fate.DONE);
    Recorder next = newRecorder();
    next.store(log.batch(1, 4), NONE);
    next.store(log.batch(4, 5), NONE);

    assertThat(store.history("r", "loss"))
        .containsExactly(point(1, 0.1), point(2, 0.25), point(3, 0.3));
    assertThat(run("r").snapshot().params()).isEqualTo(Map.of("p", "1", "q", "2"));
    assertThat(run("r").metrics().value("loss")).isEqualTo(0.3);
  }

  @Test
  void store_replayBehindACheckpoint_addsTheLaterPointsAlone() throws InterruptedException {
    log.append(created("r"));
    log.append(metric("r", "loss", 1, 0.1));
    int end = log.append(status("r", RunStatus.FINISHED));
    recorder.store(log.from(0), NONE);
    assertThat(store.latestPosition("r")).isEqualTo(position(end));
    // Ended runs write a checkpoint with every commit; this one goes on.
    log.append(status("r", RunStatus.RUNNING));
    log.append(metric("r", "loss", 2, 0.2));
    newRecorder().store(log.from(1), NONE);

    assertThat(store.latestPosition("r")).isEqualTo(position(end));
    assertThat(run("r").metrics().points()).containsExactly(point(2, 0.2));
    assertThat(store.history("r", "loss")).containsExactly(point(1, 0.1), point(2, 0.2));
  }

  @Test
  void store_replayOfWhatIsStored_writesNothing() throws InterruptedException {
    log.append(created("r"));
    log.append(batch("r", "p", "1", 1));
    recorder.store(log.from(0), NONE);
    store.calls().clear();
    newRecorder().store(log.from(0), NONE);

    assertThat(store.calls()).containsExactly("find r");
  }

  @Test
  void store_metricsAlone_writeSegmentsAndNoRow() throws InterruptedException {
    log.append(created("r"));
    recorder.store(log.from(0), NONE);
    store.calls().clear();
    for (int step = 0; step < 3; step++) {
      recorder.store(log.from(log.append(metric("r", "loss", step, step))), NONE);
    }

    assertThat(store.calls()).containsExactly("segment r", "segment r", "segment r");
    assertThat(run("r").metrics().points()).containsExactly(point(2, 2));
  }

  @Test
  void store_runThatEnds_writesACheckpoint() throws InterruptedException {
    log.append(created("r"));
    log.append(metric("r", "loss", 1, 0.5));
    recorder.store(log.from(0), NONE);
    assertThat(store.latestPosition("r")).isZero();
    int end = log.append(status("r", RunStatus.FINISHED));
    recorder.store(log.from(end), NONE);

    assertThat(store.latestPosition("r")).isEqualTo(position(end));
    assertThat(run("r").metrics().points()).containsExactly(point(1, 0.5));
  }

  @Test
  void store_pointsThatComeAfterTheEnd_areInACheckpointToo() throws InterruptedException {
    log.append(created("r"));
    log.append(status("r", RunStatus.FINISHED));
    recorder.store(log.from(0), NONE);
    int last = log.append(metric("r", "loss", 1, 0.5));
    recorder.store(log.from(last), NONE);

    assertThat(store.latestPosition("r")).isEqualTo(position(last));
  }

  @Test
  void store_segmentsThatWeighAsMuchAsACheckpoint_bringOne() throws InterruptedException {
    log.append(created("r"));
    recorder.store(log.from(0), NONE);
    int first = log.append(metric("r", "loss", 0, 0));
    recorder.store(log.from(first), NONE);
    assertThat(store.latestPosition("r")).isZero();
    for (int step = 1; step < 2_000; step++) {
      log.append(metric("r", "loss", step, 1.0 / step));
    }
    recorder.store(log.from(first + 1), NONE);

    assertThat(store.latestPosition("r")).isEqualTo(position(log.size() - 1));
  }

  @Test
  void store_failureThatPasses_isWaitedOutAndOrderKept() throws InterruptedException {
    log.append(created("r"));
    log.append(tag("r", "t", "old"));
    log.append(created("other"));
    store.script(call -> call.endsWith(" r") ? Fate.LOST : Fate.DONE);
    int[] waits = {0};
    recorder.store(
        log.from(0),
        () -> {
          if (++waits[0] == 3) {
            store.script(call -> Fate.DONE);
          }
          return true;
        });
    recorder.store(log.from(log.append(tag("r", "t", "new"))), NONE);

    assertThat(waits[0]).isEqualTo(3);
    assertThat(run("r").tag("t")).isEqualTo("new");
    assertThat(store.read("other")).isPresent();
    assertThat(buried).isEmpty();
  }

  @Test
  void store_eventsThatCanNeverBeApplied_areBuriedAndTheOthersStored() throws InterruptedException {
    log.append(created("r"));
    int bytes = log.append("r", new byte[] {-1});
    int kind = log.append(unknownKind("r"));
    int key = log.append("other", param("r", "p", "0").toByteArray());
    int unknown = log.append(param("nobody", "p", "0"));
    int nothing = log.append("r", null);
    int keyless = log.append(null, created("r").toByteArray());
    log.append(batch("r", "p", "1", 1));
    recorder.store(log.from(0), NONE);

    assertThat(buried.keySet())
        .containsExactly(
            (long) bytes, (long) kind, (long) key, (long) unknown, (long) nothing, (long) keyless);
    assertThat(buried.get((long) bytes)).startsWith("Malformed run event");
    assertThat(buried.get((long) kind)).contains("unknown kind");
    assertThat(buried.get((long) key)).contains("key");
    assertThat(buried.get((long) unknown)).contains("does not exist");
    assertThat(run("r").param("p")).isEqualTo("1");
    assertThat(store.history("r", "loss")).containsExactly(point(1, 0.125));
    assertThat(store.read("nobody")).isEmpty();
  }

  @Test
  void store_rowThatCannotBeRead_buriesTheEventsOfItsRunAlone() throws InterruptedException {
    log.append(created("damaged"));
    log.append(created("r"));
    recorder.store(log.from(0), NONE);
    int first = log.append(metric("damaged", "loss", 1, 1));
    log.append(metric("r", "loss", 1, 0.5));
    int second = log.append(tag("damaged", "t", "x"));
    store.script(call -> call.equals("find damaged") ? Fate.REFUSED : Fate.DONE);
    newRecorder().store(log.from(first), NONE);

    assertThat(buried).containsOnlyKeys((long) first, (long) second);
    assertThat(buried.get((long) first)).contains("cannot be read");
    assertThat(store.history("r", "loss")).containsExactly(point(1, 0.5));
    assertThat(store.history("damaged", "loss")).isEmpty();
  }

  @Test
  void store_rowThatCassandraRefuses_isBuriedAndForgotten() throws InterruptedException {
    log.append(created("r"));
    log.append(created("other"));
    recorder.store(log.from(0), NONE);
    int refused = log.append(tag("r", "t", "refused"));
    log.append(tag("other", "t", "taken"));
    store.script(call -> call.equals("row r") ? Fate.REFUSED : Fate.DONE);
    recorder.store(log.from(refused), NONE);
    store.script(call -> Fate.DONE);
    recorder.store(log.from(log.append(tag("r", "u", "next"))), NONE);

    assertThat(buried).containsOnlyKeys((long) refused);
    assertThat(run("other").tag("t")).isEqualTo("taken");
    assertThat(run("r").tag("t")).isNull();
    assertThat(run("r").tag("u")).isEqualTo("next");
  }

  @Test
  void store_deadLettersThatFail_areWaitedFor() throws InterruptedException {
    int bad = log.append("r", new byte[] {-1});
    int[] attempts = {0};
    Recorder patient =
        newRecorder(
            (record, cause) ->
                ++attempts[0] < 3 ? Future.failedFuture("Kafka is away") : bury(record, cause));
    patient.store(log.from(0), () -> true);

    assertThat(attempts[0]).isEqualTo(3);
    assertThat(buried).containsOnlyKeys((long) bad);
  }

  private Recorder newRecorder() {
    return newRecorder(this::bury);
  }

  private Recorder newRecorder(Recorder.Burial burial) {
    return new Recorder(
        store,
        burial,
        due -> {},
        GenerationSize.USUAL,
        new RecorderMetrics(new SimpleMeterRegistry()),
        Long.MAX_VALUE);
  }

  private Future<Void> bury(LogRecord record, String cause) {
    buried.put(record.offset(), cause);
    return Future.succeededFuture();
  }

  private static void crash(Recorder recorder, List<LogRecord> batch) {
    assertThatThrownBy(() -> recorder.store(batch, KILLED))
        .isInstanceOf(InterruptedException.class);
  }

  private RunState run(String runId) {
    return store.read(runId).orElseThrow();
  }

  private static MetricPoint point(long step, double value) {
    return new MetricPoint("loss", step, 1_000 + step, value);
  }
}
