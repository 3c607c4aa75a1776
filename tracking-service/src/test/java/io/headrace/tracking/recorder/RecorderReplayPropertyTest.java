package io.headrace.tracking.recorder;

import static io.headrace.tracking.recorder.ScriptedLog.batch;
import static io.headrace.tracking.recorder.ScriptedLog.created;
import static io.headrace.tracking.recorder.ScriptedLog.deleted;
import static io.headrace.tracking.recorder.ScriptedLog.metric;
import static io.headrace.tracking.recorder.ScriptedLog.modelMetric;
import static io.headrace.tracking.recorder.ScriptedLog.param;
import static io.headrace.tracking.recorder.ScriptedLog.purged;
import static io.headrace.tracking.recorder.ScriptedLog.restored;
import static io.headrace.tracking.recorder.ScriptedLog.status;
import static io.headrace.tracking.recorder.ScriptedLog.tag;
import static io.headrace.tracking.recorder.ScriptedLog.unknownKind;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.event.Outcome;
import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunStatus;
import io.headrace.log.LogRecord;
import io.headrace.log.Waiting;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.MetricHistory;
import io.headrace.model.MetricPoint;
import io.headrace.store.CompactionDue;
import io.headrace.tracking.recorder.ScriptedStore.Fate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever is logged or deleted for good, wherever batches end, whichever calls fail, arrive late
 * or go unheard, however often the recorder is killed or loses its partition to another, and
 * whenever generations are compacted: what is stored in the end is what the events say, applied
 * once and in order.
 */
class RecorderReplayPropertyTest {

  private static final List<String> RUNS = List.of("a", "b", "c");
  private static final List<String> KEYS = List.of("loss", "accuracy");
  private static final int PARTITION = 0;
  private static final int LONGEST_BATCH = 8;
  private static final CompactorMetrics METRICS = new CompactorMetrics(new SimpleMeterRegistry());

  @Property(tries = 400)
  void store_anyEventsFailuresAndCrashes_endsAsTheEventsSay(@ForAll long seed) {
    Random random = new Random(seed);
    ScriptedLog log = log(random);
    Expectation expected = new Expectation();
    log.from(0).forEach(expected::take);
    ScriptedStore store = new ScriptedStore();
    Recorders recorders = new Recorders(log, store, random);
    recorders.recordAll();
    recorders.compactAll();

    assertThat(recorders.buried).isEqualTo(expected.unfit);
    for (String runId : RUNS) {
      RunState stored = store.read(runId).orElse(null);
      RunState wanted = expected.runs.get(runId);
      assertThat(stored == null).isEqualTo(wanted == null);
      if (wanted != null && wanted.isPurged()) {
        assertThat(stored.isPurged()).isTrue();
        assertThat(stored.position()).isEqualTo(wanted.position());
        store.deleteIfPurged(runId);
        assertThat(store.hasRemains(runId)).isFalse();
      } else if (wanted != null) {
        assertThat(stored.snapshot()).isEqualTo(wanted.snapshot());
        assertThat(stored.deletion()).isEqualTo(wanted.deletion());
        for (String key : KEYS) {
          assertThat(store.history(runId, key)).isEqualTo(expected.history(runId, key));
        }
      }
    }
    assertThat(store.modelPoints()).hasSize(expected.modelPoints);
  }

  private static ScriptedLog log(Random random) {
    ScriptedLog log = new ScriptedLog(PARTITION);
    RUNS.subList(0, 2).forEach(runId -> log.append(created(runId)));
    for (int i = 0; i < 40; i++) {
      String runId = RUNS.get(random.nextInt(RUNS.size()));
      if (random.nextInt(20) == 0) {
        log.append(runId, new byte[] {-1});
      } else {
        log.append(event(runId, i, random));
      }
    }
    return log;
  }

  private static RunEvent event(String runId, int step, Random random) {
    String value = "" + random.nextInt(2);
    return switch (random.nextInt(15)) {
      case 0 -> created(runId);
      case 1 -> param(runId, "p" + random.nextInt(3), value);
      case 2 -> batch(runId, "p" + random.nextInt(3), value, step);
      case 3 -> tag(runId, "t" + random.nextInt(3), value);
      case 4 -> status(runId, random.nextBoolean() ? RunStatus.FINISHED : RunStatus.RUNNING);
      case 5 -> deleted(runId);
      case 6, 7 -> restored(runId);
      case 8 -> unknownKind(runId);
      case 9 -> modelMetric(runId, "m", step, random.nextDouble());
      case 10 -> purged(runId);
      default ->
          metric(
              runId, KEYS.get(random.nextInt(KEYS.size())), random.nextInt(5), random.nextInt(3));
    };
  }

  /** Recorders that take over from each other, as a group of them does when things go wrong. */
  private static final class Recorders {
    private final ScriptedLog log;
    private final ScriptedStore store;
    private final Random random;
    private final Set<Long> buried = new TreeSet<>();
    private final List<CompactionDue> due = new ArrayList<>();

    /** Whether whoever records now has seen to what was left over. */
    private boolean taken;

    Recorders(ScriptedLog log, ScriptedStore store, Random random) {
      this.log = log;
      this.store = store;
      this.random = random;
    }

    void recordAll() {
      store.script(call -> fate());
      int committed = 0;
      while (committed < log.size()) {
        committed = recordUntilKilled(committed, true);
        RUNS.forEach(this::deleteIfPurged);
        if (random.nextInt(12) == 0) {
          store.script(call -> Fate.DONE);
        }
      }
      store.deliver();
    }

    /** What is left over is done in the end, with what is late arriving after it. */
    void compactAll() {
      store.script(call -> Fate.DONE);
      due.addAll(store.leftOver(PARTITION).result());
      while (!due.isEmpty()) {
        compact();
      }
      store.deliver();
    }

    /** The compactor's turn, which may be killed at any call. */
    private void compact() {
      if (due.isEmpty()) {
        return;
      }
      try {
        new Compaction(
                store,
                new Waiting("compactor", () -> random.nextInt(4) > 0),
                due.remove(0),
                METRICS,
                1 + random.nextInt(6))
            .run();
      } catch (InterruptedException killed) {
        // Left over to whoever records the partition next.
        return;
      }
    }

    /** What is left of a purged run goes at any time, and all of it. */
    private void deleteIfPurged(String runId) {
      if (random.nextInt(3) == 0) {
        store.deleteIfPurged(runId);
      }
    }

    private Fate fate() {
      return switch (random.nextInt(12)) {
        case 0 -> Fate.LOST;
        case 1 -> Fate.UNHEARD;
        case 2 -> Fate.LATE;
        default -> Fate.DONE;
      };
    }

    /**
     * One recorder's life.
     *
     * @param contested whether another may take the partition from it in the middle of a batch
     * @return where the next begins; the end when it has recorded all
     */
    private int recordUntilKilled(int from, boolean contested) {
      Recorder recorder = newRecorder();
      AtomicInteger committed = new AtomicInteger(from);
      taken = false;
      try {
        while (committed.get() < log.size()) {
          int begin = committed.get();
          int end = Math.min(log.size(), begin + 1 + random.nextInt(LONGEST_BATCH));
          if (!taken) {
            taken = true;
            recorder.take(Set.of(PARTITION), () -> random.nextInt(4) > 0);
          }
          recorder.store(log.batch(begin, end), () -> outlast(recorder, contested, committed));
          // Unless the partition was another's meanwhile, whose commits count.
          if (committed.compareAndSet(begin, end)) {
            recorder.committed(Map.of(PARTITION, (long) end));
          }
          if (random.nextInt(3) == 0) {
            compact();
          }
          if (random.nextInt(3) == 0) {
            store.deliver();
          }
        }
        return committed.get();
      } catch (InterruptedException killed) {
        // The last commits may not have been heard of.
        return Math.max(0, committed.get() - random.nextInt(LONGEST_BATCH));
      }
    }

    private boolean outlast(Recorder recorder, boolean contested, AtomicInteger committed) {
      if (contested && random.nextInt(6) == 0) {
        recorder.leave(Set.of(PARTITION));
        committed.set(recordUntilKilled(committed.get(), false));
        recorder.leave(Set.of(PARTITION));
        taken = false;
      }
      return random.nextInt(4) > 0;
    }

    private Recorder newRecorder() {
      return new Recorder(
          store,
          (record, cause) -> {
            buried.add(record.offset());
            return Future.succeededFuture();
          },
          due::add,
          new GenerationSize(1 + random.nextInt(6), 0, 1, random.nextInt(2)),
          new RecorderMetrics(new SimpleMeterRegistry()),
          random.nextBoolean() ? Long.MAX_VALUE : 1_000);
    }
  }

  /** The events applied one by one, without batches, stores or failures. */
  private static final class Expectation {
    private final Map<String, RunState> runs = new HashMap<>();
    private final Map<String, List<MetricColumns>> points = new HashMap<>();
    private final Set<Long> unfit = new TreeSet<>();
    private int modelPoints;

    void take(LogRecord record) {
      try {
        String runId = new String(record.key(), StandardCharsets.UTF_8);
        take(runId, RunEvents.parse(runId, record.value()), record.position());
      } catch (IllegalArgumentException e) {
        unfit.add(record.offset());
      }
    }

    private void take(String runId, RunEvent event, long position) {
      RunState run = runs.get(runId);
      if (run == null) {
        if (!event.hasCreated()) {
          throw new IllegalArgumentException("no run");
        }
        runs.put(runId, new RunState(runId, event.getCreated(), position));
        return;
      }
      MetricColumns metrics = RunState.metricsOf(event);
      if (run.apply(event, position) instanceof Outcome.Applied && metrics != null) {
        run.addMetrics(metrics);
        points.computeIfAbsent(runId, id -> new ArrayList<>()).add(metrics);
        modelPoints += metrics.hasLinks() ? 1 : 0;
      }
    }

    List<MetricPoint> history(String runId, String key) {
      MetricHistory history = new MetricHistory(key);
      points.getOrDefault(runId, List.of()).forEach(history::addAll);
      history.settle();
      List<MetricPoint> list = new ArrayList<>();
      for (int i = 0; i < history.size(); i++) {
        list.add(new MetricPoint(key, history.step(i), history.timestamp(i), history.value(i)));
      }
      return list;
    }
  }
}
