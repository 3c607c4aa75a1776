package io.headrace.tracking.recorder;

import io.headrace.event.RunEvents;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.DeadLetters;
import io.headrace.log.GroupReader;
import io.headrace.log.LogRecord;
import io.headrace.store.StoredRuns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Persists the run log: applies each batch to the runs it touches and writes what came of it, one
 * row and one segment a run, however many events the batch holds.
 *
 * <p>A passing failure is waited out in place, so order holds. An event that can never be applied
 * goes to the dead letters and does not stop its partition. Storing a batch again changes nothing.
 */
public final class Recorder implements GroupReader.Store {

  private final StoredRuns stored;
  private final CommitWriter writer;
  private final DeadLetters deadLetters;
  private final RecordedRuns runs;
  private final RecorderMetrics metrics;

  public Recorder(
      StoredRuns stored,
      CommitWriter writer,
      DeadLetters deadLetters,
      RecorderMetrics metrics,
      long memoryBytes) {
    this.stored = stored;
    this.writer = writer;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.runs = new RecordedRuns(memoryBytes);
  }

  @Override
  public void store(List<LogRecord> batch, GroupReader.Patience patience)
      throws InterruptedException {
    long begun = System.nanoTime();
    Waiting waiting = new Waiting(patience);
    List<RunCommit> commits = new ArrayList<>();
    for (Map.Entry<String, List<LogRecord>> entry : byRun(batch, waiting).entrySet()) {
      RunCommit commit = take(entry.getKey(), entry.getValue(), waiting);
      if (commit != null) {
        commits.add(commit);
      }
    }
    for (RunCommit failed : writer.write(commits, waiting)) {
      runs.forget(failed.run().state().runId());
      for (LogRecord record : failed.records()) {
        bury(record, "Cassandra refuses what came of it", waiting);
      }
    }
    commits.forEach(commit -> runs.reweigh(commit.run()));
    runs.shrink();
    metrics.stored(batch, commits, System.nanoTime() - begun);
  }

  @Override
  public void leave(Set<Integer> partitions) {
    runs.forgetPartitions(partitions);
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

  /** Applies a run's events; {@code null} when none of them could be. */
  private RunCommit take(String runId, List<LogRecord> records, Waiting waiting)
      throws InterruptedException {
    RecordedRun run = runs.get(runId);
    RunCommit commit = null;
    if (run != null) {
      commit = new RunCommit(run, records, false);
    }
    for (LogRecord record : records) {
      try {
        RunEvent event = RunEvents.parse(runId, record.value());
        if (commit == null) {
          commit = begin(runId, records, record, event, waiting);
        }
        if (commit == null) {
          bury(record, "Its run does not exist", waiting);
        } else {
          commit.take(event, record.position());
        }
      } catch (IllegalArgumentException e) {
        bury(record, e.getMessage(), waiting);
      }
    }
    if (commit != null) {
      commit.prepare();
    }
    return commit;
  }

  /** Finds the run of an event, stored or beginning with it. */
  private RunCommit begin(
      String runId, List<LogRecord> records, LogRecord record, RunEvent event, Waiting waiting)
      throws InterruptedException {
    Optional<RunState> known = waiting.outlast(() -> stored.find(runId));
    if (known.isEmpty() && event.getChangeCase() != RunEvent.ChangeCase.CREATED) {
      return null;
    }
    RunState state =
        known.orElseGet(() -> new RunState(runId, event.getCreated(), record.position()));
    RecordedRun run = new RecordedRun(state, record.partition());
    runs.put(run);
    return new RunCommit(run, records, known.isEmpty());
  }

  private void bury(LogRecord record, String cause, Waiting waiting) throws InterruptedException {
    waiting.outlast(() -> deadLetters.add(record, cause));
  }
}
