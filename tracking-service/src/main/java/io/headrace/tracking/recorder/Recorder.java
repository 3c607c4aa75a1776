package io.headrace.tracking.recorder;

import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.GroupReader;
import io.headrace.log.LogRecord;
import io.headrace.log.Waiting;
import io.headrace.store.CompactionDue;
import io.headrace.store.StoredRun;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Persists the run log: applies each batch to the runs it touches and writes what came of it, one
 * row and one segment a run, however many events the batch holds.
 *
 * <p>A passing failure is waited out in place, so order holds. An event that can never be applied
 * goes to the dead letters and does not stop its partition. Storing a batch again changes nothing.
 */
final class Recorder implements GroupReader.Store {

  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /** Where events end that can never be applied. */
  interface Burial {
    /** Puts an event aside; it counts as done only when this completes. */
    Future<Void> bury(LogRecord record, String cause);
  }

  private final RunStore store;
  private final CommitWriter writer;
  private final Burial burial;
  private final RecordedRuns runs;
  private final GenerationSize generationSize;
  private final EndedGenerations ended;
  private final RecorderMetrics metrics;

  /** Partitions that we have left since the batch under way began: it needs its runs to its end. */
  private final Set<Integer> left = new HashSet<>();

  Recorder(
      RunStore store,
      Burial burial,
      Consumer<CompactionDue> compactor,
      GenerationSize generationSize,
      RecorderMetrics metrics,
      long memoryBytes) {
    this.store = store;
    this.writer = new CommitWriter(store);
    this.burial = burial;
    this.metrics = metrics;
    this.runs = new RecordedRuns(memoryBytes);
    this.generationSize = generationSize;
    this.ended = new EndedGenerations(compactor);
  }

  @Override
  public void store(List<LogRecord> batch, GroupReader.Patience patience)
      throws InterruptedException {
    long begun = System.nanoTime();
    forgetLeft();
    Waiting waiting = new Waiting("recorder", patience);
    Map<String, List<LogRecord>> byRun = byRun(batch, waiting);
    load(byRun, waiting);
    List<RunCommit> commits = new ArrayList<>();
    for (Map.Entry<String, List<LogRecord>> entry : byRun.entrySet()) {
      RunCommit commit = take(entry.getKey(), entry.getValue(), waiting);
      if (commit != null) {
        commits.add(commit);
      }
    }
    for (RunCommit failed : writer.write(commits, waiting)) {
      commits.remove(failed);
      runs.forget(failed.runId());
      bury(failed.records(), "What came of it cannot be written", waiting);
    }
    commits.stream().filter(commit -> !left.contains(commit.run().partition())).forEach(ended::add);
    commits.forEach(commit -> runs.reweigh(commit.run()));
    runs.shrink();
    metrics.stored(batch, commits, System.nanoTime() - begun);
  }

  @Override
  public void take(Set<Integer> partitions, GroupReader.Patience patience)
      throws InterruptedException {
    forgetLeft();
    Waiting waiting = new Waiting("recorder", patience);
    for (int partition : partitions) {
      for (CompactionDue due : waiting.outlast(() -> store.leftOver(partition))) {
        // Its end may not have been written; and whoever of us loads the run must find it.
        waiting.outlast(() -> store.endGeneration(due));
        ended.addLeftOver(due);
      }
    }
  }

  @Override
  public void leave(Set<Integer> partitions) {
    left.addAll(partitions);
    ended.forget(partitions);
  }

  @Override
  public void committed(Map<Integer, Long> offsets) {
    ended.committed(offsets);
  }

  private void forgetLeft() {
    if (!left.isEmpty()) {
      runs.forgetPartitions(left);
      left.clear();
    }
  }

  private Map<String, List<LogRecord>> byRun(List<LogRecord> batch, Waiting waiting)
      throws InterruptedException {
    Map<String, List<LogRecord>> byRun = new LinkedHashMap<>();
    for (LogRecord record : batch) {
      if (record.key() == null || record.value() == null) {
        bury(record, "It has no key or no value", waiting);
        continue;
      }
      String runId = new String(record.key(), StandardCharsets.UTF_8);
      byRun.computeIfAbsent(runId, id -> new ArrayList<>(4)).add(record);
    }
    return byRun;
  }

  /** Brings the runs that are stored, but not in memory; drops those whose rows are unreadable. */
  private void load(Map<String, List<LogRecord>> byRun, Waiting waiting)
      throws InterruptedException {
    List<String> missing = new ArrayList<>(0);
    byRun.keySet().stream().filter(runId -> runs.get(runId) == null).forEach(missing::add);
    Map<String, StoredRun> found = new ConcurrentHashMap<>();
    PersistentWork<String> loads =
        new PersistentWork<>(
            runId -> find(runId, found), "The recorder waits: Cassandra does not say what it has");
    for (String runId : loads.complete(missing, waiting)) {
      bury(byRun.remove(runId), "What is stored of its run cannot be read", waiting);
    }
    found.forEach(
        (runId, stored) ->
            runs.put(new RecordedRun(stored, byRun.get(runId).get(0).partition(), generationSize)));
  }

  private Future<Void> find(String runId, Map<String, StoredRun> found) {
    return store
        .find(runId)
        .map(
            run -> {
              run.ifPresent(stored -> found.put(runId, stored));
              return null;
            });
  }

  /** Applies a run's events; {@code null} when none of them could be. */
  private RunCommit take(String runId, List<LogRecord> records, Waiting waiting)
      throws InterruptedException {
    RecordedRun run = runs.get(runId);
    RunCommit commit = run == null ? null : new RunCommit(run, records, false);
    for (LogRecord record : records) {
      try {
        RunEvent event = RunEvents.parse(runId, record.value());
        if (commit == null) {
          commit = begin(runId, records, record, event);
        }
        commit.take(event, record.position());
      } catch (IllegalArgumentException e) {
        bury(record, e.getMessage(), waiting);
      } catch (RuntimeException e) {
        // A fault of ours, which must not keep the events of other runs waiting for ever.
        LOG.error("Event {} of partition {}", record.offset(), record.partition(), e);
        bury(record, "Applying it fails: " + e, waiting);
      }
    }
    return commit == null ? null : prepared(commit, waiting);
  }

  /** The commit, ready to be written; {@code null} when a fault of ours keeps it from that. */
  private RunCommit prepared(RunCommit commit, Waiting waiting) throws InterruptedException {
    try {
      commit.prepare();
      return commit;
    } catch (RuntimeException e) {
      LOG.error("What came of run {} cannot be prepared", commit.runId(), e);
      runs.forget(commit.runId());
      bury(commit.records(), "Preparing what came of it fails: " + e, waiting);
      return null;
    }
  }

  private RunCommit begin(String runId, List<LogRecord> records, LogRecord record, RunEvent event) {
    if (event.getChangeCase() != RunEvent.ChangeCase.CREATED) {
      throw new IllegalArgumentException("Its run does not exist");
    }
    RunState state = new RunState(runId, event.getCreated(), record.position());
    RecordedRun run = new RecordedRun(state, record.partition(), generationSize);
    runs.put(run);
    return new RunCommit(run, records, true);
  }

  private void bury(List<LogRecord> records, String cause, Waiting waiting)
      throws InterruptedException {
    for (LogRecord record : records) {
      bury(record, cause, waiting);
    }
  }

  private void bury(LogRecord record, String cause, Waiting waiting) throws InterruptedException {
    waiting.outlast(() -> burial.bury(record, cause));
  }
}
