package io.headrace.store;

import static io.headrace.store.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.event.RunState;
import io.headrace.metric.LatestMetrics;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.SegmentCodec;
import io.headrace.model.LifecycleStage;
import io.headrace.model.MetricPoint;
import io.headrace.model.Run;
import io.headrace.model.RunStatus;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBackends.class)
class StoredRunsTest {

  private static final int BUCKET = 3;

  private static StoreFixture fixture;
  private static CassandraConnection connection;
  private static StoredRuns stored;
  private static UpsertRun upsertRun;
  private static InsertMetricSegment insertSegment;

  /** Segments know nothing of experiments, so no two tests have the same runs either. */
  private static int lastNumber;

  /** What is written, and by run id what is to be found of it: the latest metrics. */
  private final Map<String, List<MetricPoint>> expected = new TreeMap<>();

  private final List<Future<?>> writes = new ArrayList<>();

  /** One namespace for all: its making takes seconds, and no two tests use the same ids. */
  @BeforeAll
  static void start(SharedBackends backends) {
    fixture = new StoreFixture(backends);
    connection = fixture.startedInstance();
    stored = new StoredRuns(connection);
    upsertRun = new UpsertRun(connection);
    insertSegment = new InsertMetricSegment(connection);
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  /** The points of one commit: two metrics, of which the second has been greater before. */
  private static MetricColumns points(int commit) {
    MetricColumns points = new MetricColumns();
    points.add("loss", commit, 1_000 + commit, 1.0 / commit);
    points.add("peak", 10 - commit, 1_000 + commit, commit);
    points.add("of commit " + commit, 1, 1, Double.NaN);
    return points;
  }

  private static LatestMetrics latest(int... commits) {
    LatestMetrics latest = new LatestMetrics();
    for (int commit : commits) {
      latest.addAll(points(commit));
    }
    return latest;
  }

  /** The next id whose run is in one bucket, the same for all: there are many runs in it then. */
  private String nextId() {
    String runId;
    do {
      runId = String.format("run%05d", lastNumber++);
    } while (RunBuckets.of(runId) != BUCKET);
    return runId;
  }

  private static Run run(String experimentId, String runId, RunStatus status, String text) {
    return new Run(
        runId,
        experimentId,
        "name of " + runId,
        "me",
        status,
        1_000,
        null,
        "mlflow-artifacts:/" + experimentId + "/" + runId + "/artifacts",
        LifecycleStage.ACTIVE,
        List.of(),
        new TreeMap<>(Map.of("text", text)),
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of());
  }

  /** A row with a checkpoint of some commits, or with none if there are no commits. */
  private static Future<Void> row(Run run, long position, boolean purged, int... commits) {
    return upsertRun.execute(
        new RunChange(
            run.experimentId(),
            run.runId(),
            position,
            run,
            null,
            purged,
            commits.length == 0 ? null : SegmentCodec.encode(latest(commits).columns()),
            0));
  }

  private static Future<Void> segment(String runId, int generation, int commit) {
    return insertSegment.execute(runId, generation, commit, 0, SegmentCodec.encode(points(commit)));
  }

  /** A run whose row is written, and of what kind it is. */
  private String write(String experimentId, String text, int kind) {
    String runId = nextId();
    Run running = run(experimentId, runId, RunStatus.RUNNING, text);
    switch (kind) {
      case 0 -> {
        writes.add(row(run(experimentId, runId, RunStatus.FINISHED, text), 3, false, 1, 2, 3));
        expected.put(runId, latest(1, 2, 3).points());
      }
      case 1 -> {
        writes.add(row(running, 1, false));
        for (int commit : new int[] {4, 2, 3}) {
          writes.add(segment(runId, 0, commit));
        }
        expected.put(runId, latest(2, 3, 4).points());
      }
      case 2 -> {
        writes.add(row(running, 2, false, 1, 2));
        for (int commit : new int[] {1, 2, 3, 4}) {
          writes.add(segment(runId, 0, commit));
        }
        expected.put(runId, latest(1, 2, 3, 4).points());
      }
      case 3 -> {
        writes.add(row(running, 1, false));
        expected.put(runId, List.of());
      }
      case 4 -> {
        writes.add(row(running, 2, false, 1, 2));
        writes.add(RaiseGeneration.current(connection).execute(experimentId, runId, 2));
        writes.add(RaiseGeneration.compacted(connection).execute(experimentId, runId, 1));
        writes.add(segment(runId, 1, 3));
        writes.add(segment(runId, 2, 4));
        expected.put(runId, latest(1, 2, 3, 4).points());
      }
      case 5 -> {
        writes.add(row(running, 1, true));
        expected.put(runId, List.of());
      }
      default -> writes.add(RaiseGeneration.current(connection).execute(experimentId, runId, 1));
    }
    return runId;
  }

  private void written() {
    await(Future.all(writes));
    writes.clear();
  }

  /** Everything that is handed over; no run may come twice. */
  private static Map<String, RunState> all(
      Function<Function<List<RunState>, Future<Void>>, Future<Void>> reading) {
    Map<String, RunState> all = new ConcurrentHashMap<>();
    List<String> twice = Collections.synchronizedList(new ArrayList<>());
    await(
        reading.apply(
            page -> {
              for (RunState run : page) {
                if (all.put(run.runId(), run) != null) {
                  twice.add(run.runId());
                }
              }
              return Future.succeededFuture();
            }));
    assertThat(twice).isEmpty();
    return all;
  }

  private void assertAsExpected(Map<String, RunState> runs) {
    assertThat(runs.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    runs.forEach(
        (runId, run) ->
            assertThat(run.metrics().points()).as(runId).isEqualTo(expected.get(runId)));
  }

  /**
   * Small rows, then large ones, then small ones again: pages of as many rows as before would be
   * too large, or too small.
   */
  @Test
  void ofExperiment_manyRunsOfAllKindsAndSizes_bringsEachOnceWithItsLatestMetrics() {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < 700; i++) {
      boolean large = i >= 300 && i < 330;
      String text = "t" + "x".repeat(large ? 400_000 : i % 5 == 0 ? 3_000 : 10);
      texts.put(write("1", text, i % 7), text);
      if (writes.size() > 100) {
        written();
      }
    }
    write("2", "t", 1);
    expected.keySet().removeIf(runId -> !texts.containsKey(runId));
    written();

    Map<String, RunState> all = all(page -> stored.ofExperiment("1", page));

    assertAsExpected(all);
    all.forEach(
        (runId, run) -> {
          if (!run.isPurged()) {
            assertThat(run.param("text")).isEqualTo(texts.get(runId));
            assertThat(run.name()).isEqualTo("name of " + runId);
          }
        });
    assertThat(all.values().stream().filter(RunState::isPurged)).hasSize(100);
  }

  @Test
  void ofExperiment_runsInAllBuckets_bringsEachOnceAsFindDoes() {
    for (int i = 0; i < 150; i++) {
      String runId = "all" + i;
      writes.add(row(run("3", runId, RunStatus.RUNNING, "t"), 1, false));
      writes.add(new InsertRunLocation(connection).execute(runId, "3", 1));
      writes.add(segment(runId, 0, 2 + i % 3));
      expected.put(runId, latest(2 + i % 3).points());
    }
    written();

    Map<String, RunState> all = all(page -> stored.ofExperiment("3", page));

    assertAsExpected(all);
    assertThat(await(stored.find("all7")).orElseThrow().run().snapshot())
        .isEqualTo(all.get("all7").snapshot());
  }

  @Test
  void ofExperiment_withoutRuns_bringsNone() {
    assertThat(all(page -> stored.ofExperiment("99", page))).isEmpty();
  }

  @Test
  void ofExperiment_pageThatTakesLong_isWaitedForBeforeMoreIsRead() {
    for (int i = 0; i < 600; i++) {
      write("4", "t", 0);
    }
    written();
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger pages = new AtomicInteger();
    Map<String, RunState> all =
        all(
            page ->
                stored.ofExperiment(
                    "4",
                    runs -> {
                      pages.incrementAndGet();
                      most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                      return fixture
                          .vertx()
                          .executeBlocking(() -> 0)
                          .compose(later -> page.apply(runs))
                          .onComplete(done -> underWay.decrementAndGet());
                    }));

    assertAsExpected(all);
    assertThat(pages.get()).isGreaterThan(3);
    assertThat(most.get()).as("all runs are in one of the buckets").isLessThanOrEqualTo(2);
  }

  /** Between a row and its segments there is time for a compaction. */
  @Test
  void all_runsCompactedSinceTheirRowsWereRead_areReadAgain() {
    List<String> compacted = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String runId = write("5", "t", 1 + i % 2);
      if (i % 3 == 0) {
        compacted.add(runId);
        expected.put(runId, latest(1, 2, 3, 4, 5).points());
      }
    }
    written();

    assertAsExpected(allAfter("5", compacted, StoredRunsTest::compact));
  }

  @Test
  void all_runsWhoseRowsAreGoneByThen_areLeftOut() {
    List<String> gone = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String runId = write("6", "t", 1 + i % 2);
      if (i % 3 == 0) {
        gone.add(runId);
        expected.remove(runId);
      }
    }
    written();

    assertAsExpected(allAfter("6", gone, StoredRunsTest::delete));
  }

  /** All runs of the bucket; something happens to some when their rows have just been read. */
  private static Map<String, RunState> allAfter(
      String experimentId, List<String> changing, Function<String, Future<Void>> change) {
    UpToDateRuns upToDate = new UpToDateRuns(connection);
    SelectRunsOfExperiment select = new SelectRunsOfExperiment(connection);
    return all(
        page ->
            select.execute(
                experimentId,
                BUCKET,
                rows ->
                    Future.all(
                            rows.stream()
                                .map(row -> row.run().runId())
                                .filter(changing::contains)
                                .map(change)
                                .toList())
                        .compose(changed -> upToDate.all(rows, BUCKET))
                        .compose(page)));
  }

  private static Future<Void> delete(String runId) {
    return new DeleteRun(connection)
        .execute(new RunStub("6", runId, "", 1, true, 100, Generations.FIRST));
  }

  /** What there was is in the checkpoint now, and one more commit in the generation after. */
  private static Future<Void> compact(String runId) {
    return row(run("5", runId, RunStatus.RUNNING, "t"), 4, false, 1, 2, 3, 4)
        .compose(done -> RaiseGeneration.current(connection).execute("5", runId, 1))
        .compose(done -> segment(runId, 1, 5))
        .compose(done -> RaiseGeneration.compacted(connection).execute("5", runId, 1))
        .compose(done -> new DeleteMetricSegments(connection).execute(runId, 0, 4));
  }
}
