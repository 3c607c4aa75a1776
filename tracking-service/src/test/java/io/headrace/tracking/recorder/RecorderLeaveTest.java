package io.headrace.tracking.recorder;

import static io.headrace.tracking.recorder.ScriptedLog.created;
import static io.headrace.tracking.recorder.ScriptedLog.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.event.RunState;
import io.headrace.log.GroupReader.Patience;
import io.headrace.log.LogRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A recorder that is told in the middle of a batch that its partition was another's meanwhile. */
class RecorderLeaveTest {

  private static final Patience NONE =
      () -> {
        throw new AssertionError("Nothing to wait for");
      };

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedLog log = new ScriptedLog(0);
  private final Map<Long, String> buried = new TreeMap<>();
  private final Recorder recorder = newRecorder(this::bury);

  @Test
  void leave_whileTheRowIsWaitedFor_readsWhatAnotherRecorderStoredNext()
      throws InterruptedException {
    log.append(created("r"));
    log.append(tag("r", "t", "ours"));
    int theirs = log.append(tag("r", "u", "theirs"));
    store.failOnce("row r");
    recorder.store(
        log.batch(0, theirs),
        () -> {
          recorder.leave(Set.of(0));
          newRecorder(this::bury).store(log.from(0), NONE);
          recorder.leave(Set.of(0));
          return true;
        });
    recorder.store(log.from(log.append(tag("r", "v", "ours again"))), NONE);

    assertThat(run("r").snapshot().tags())
        .containsEntry("t", "ours")
        .containsEntry("u", "theirs")
        .containsEntry("v", "ours again");
  }

  @Test
  void leave_whileAnotherRunIsLoaded_readsWhatAnotherRecorderStoredNext()
      throws InterruptedException {
    log.append(created("r"));
    log.append(created("slow"));
    recorder.store(log.from(0), NONE);
    int ours = log.append(tag("r", "t", "ours"));
    log.append(tag("slow", "t", "ours"));
    int theirs = log.append(tag("r", "u", "theirs"));
    store.failOnce("find slow");
    Recorder late = newRecorder(this::bury);
    late.store(
        log.batch(ours, theirs),
        () -> {
          late.leave(Set.of(0));
          newRecorder(this::bury).store(log.from(ours), NONE);
          late.leave(Set.of(0));
          return true;
        });
    late.store(log.from(log.append(tag("r", "v", "ours again"))), NONE);

    assertThat(run("r").snapshot().tags())
        .containsEntry("t", "ours")
        .containsEntry("u", "theirs")
        .containsEntry("v", "ours again");
  }

  @Test
  void leave_whileAnEventIsBuried_buriesNoneThatIsWell() throws InterruptedException {
    log.append(created("r"));
    recorder.store(log.from(0), NONE);
    int bad = log.append("other", new byte[] {-1});
    log.append(tag("r", "t", "x"));
    int[] attempts = {0};
    Recorder leaving =
        newRecorder(
            (record, cause) ->
                ++attempts[0] == 1 ? Future.failedFuture("Kafka is away") : bury(record, cause));
    leaving.store(
        log.from(bad),
        () -> {
          leaving.leave(Set.of(0));
          return true;
        });

    assertThat(buried).containsOnlyKeys((long) bad);
    assertThat(run("r").tag("t")).isEqualTo("x");
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

  private RunState run(String runId) {
    return store.read(runId).orElseThrow();
  }
}
