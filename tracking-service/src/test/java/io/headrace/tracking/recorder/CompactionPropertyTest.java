package io.headrace.tracking.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.event.RunState;
import io.headrace.event.proto.RunCreated;
import io.headrace.log.Waiting;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.SegmentCodec;
import io.headrace.model.Run;
import io.headrace.store.CompactionDue;
import io.headrace.store.RunChange;
import io.headrace.store.SeriesKey;
import io.headrace.tracking.recorder.ScriptedStore.Fate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Whatever is compacted and merged, whichever calls fail, arrive late or go unheard, however often
 * the compactor is killed, and though another compacts the same at the same time: a reader that
 * began at any moment and takes one step at a time finds all points that there were, and no others.
 */
class CompactionPropertyTest {

  private static final String RUN = "r";
  private static final List<String> KEYS = List.of("loss", "accuracy");
  private static final int PARTITION = 0;
  private static final CompactorMetrics METRICS = new CompactorMetrics(new SimpleMeterRegistry());

  @Property(tries = 300)
  void run_anyFailuresAndKills_neverHidesAPointFromAReader(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    Scene scene = new Scene(random);
    for (int generation = 0; generation < 24; generation++) {
      scene.log(generation);
      scene.compact(generation + 1);
    }

    scene.store.script(call -> Fate.DONE);
    scene.compactUndisturbed(24);
    scene.store.deliver();
    assertThat(scene.readersThatEnded).isPositive();
    for (String key : KEYS) {
      scene.assertHolds(key);
    }
  }

  @Test
  void run_manySmallGenerations_keepsFewChunksASeries() throws Exception {
    Scene scene = new Scene(new Random(1));
    scene.store.script(call -> Fate.DONE);
    for (int generation = 0; generation < 200; generation++) {
      scene.log(generation);
      scene.compactUndisturbed(generation + 1);
    }

    // Seven a tier at most.
    assertThat(scene.store.chunkCount(RUN, "loss")).isLessThan(7 * 4);
    scene.assertHolds("loss");
  }

  @Test
  void run_segmentsBehindTheCheckpoint_areLeftAsTheyAre() throws Exception {
    Scene scene = new Scene(new Random(1));
    scene.store.script(call -> Fate.DONE);
    scene.logWithoutCheckpoint(0);
    scene.compactUndisturbed(1);

    assertThat(scene.store.chunkCount(RUN, "loss")).isZero();
    scene.assertHolds("loss");
  }

  /** A run whose generations are written one after the other, and compacted. */
  private static final class Scene {
    private final Random random;
    private final ScriptedStore store = new ScriptedStore();
    private final Map<String, TreeSet<Long>> logged = new HashMap<>();
    private final List<PagedReader> readers = new ArrayList<>();
    private long position = 1_000;
    private int readersThatEnded;

    Scene(Random random) {
      this.random = random;
      store.script(call -> Fate.DONE);
      KEYS.forEach(key -> logged.put(key, new TreeSet<>()));
      RunState run =
          new RunState(RUN, RunCreated.newBuilder().setExperimentId("7").build(), position);
      store.insertLocation(RUN, "7", position);
      store.upsertRun(change(run, run.snapshotWithoutMetrics(), false));
    }

    private RunChange change(RunState run, Run attributes, boolean checkpoint) {
      return new RunChange(
          "7",
          RUN,
          position,
          attributes,
          null,
          false,
          checkpoint ? SegmentCodec.encode(run.metrics().columns()) : null,
          0);
    }

    void log(int generation) {
      store.script(call -> Fate.DONE);
      logWithoutCheckpoint(generation);
      RunState run =
          new RunState(RUN, RunCreated.newBuilder().setExperimentId("7").build(), position);
      store.upsertRun(change(run, null, true));
    }

    /** Some segments, of points that partly stand in earlier ones. */
    void logWithoutCheckpoint(int generation) {
      for (int segment = 0; segment <= random.nextInt(3); segment++) {
        MetricColumns points = new MetricColumns();
        for (int i = 0; i <= random.nextInt(4); i++) {
          String key = KEYS.get(random.nextInt(KEYS.size()));
          long step = random.nextInt(200);
          points.add(key, step, step, (double) step);
          logged.get(key).add(step);
        }
        position += 1 + random.nextInt(3);
        store.insertSegment(RUN, generation, position, 0, SegmentCodec.encode(points));
      }
      store.endGeneration(new CompactionDue(PARTITION, "7", RUN, generation + 1));
    }

    /** Perhaps by two at a time, of which one may be late, and neither need come to its end. */
    void compact(int generation) throws InterruptedException {
      store.script(call -> fate());
      for (int compactor = 0; compactor <= random.nextInt(2); compactor++) {
        try {
          compaction(generation).run();
        } catch (InterruptedException killed) {
          assertThat(killed).hasMessageContaining("stopped");
        }
      }
      if (random.nextInt(3) == 0) {
        store.deliver();
      }
    }

    void compactUndisturbed(int generation) throws InterruptedException {
      compaction(generation).run();
    }

    private Compaction compaction(int generation) {
      return new Compaction(
          store,
          new Waiting("compactor", () -> random.nextInt(4) > 0),
          new CompactionDue(PARTITION, "7", RUN, generation),
          METRICS,
          // So few that generations take several passes, and a pass several stretches.
          1 + random.nextInt(6));
    }

    /** With each call of the compactor readers come a step further, and now and then one begins. */
    private Fate fate() {
      if (random.nextInt(5) == 0) {
        readers.add(reader(KEYS.get(random.nextInt(KEYS.size()))));
      }
      for (PagedReader reader : List.copyOf(readers)) {
        if (random.nextBoolean() && !reader.step()) {
          readers.remove(reader);
          readersThatEnded++;
          assertSees(reader);
        }
      }
      return switch (random.nextInt(12)) {
        case 0 -> Fate.LOST;
        case 1 -> Fate.UNHEARD;
        case 2 -> Fate.LATE;
        default -> Fate.DONE;
      };
    }

    /** A reader finds what was there when it began, and may find what has come since. */
    private void assertSees(PagedReader reader) {
      assertThat(reader.steps()).containsAll(reader.before());
      assertThat(logged.get(reader.key())).containsAll(reader.steps());
    }

    PagedReader reader(String key) {
      return new PagedReader(store, new SeriesKey(RUN, key), Set.copyOf(logged.get(key)));
    }

    /** What is there now is what was logged. */
    void assertHolds(String key) {
      PagedReader reader = reader(key);
      reader.readToTheEnd();
      assertThat(reader.steps()).isEqualTo(logged.get(key));
    }
  }
}
