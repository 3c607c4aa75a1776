package io.headrace.view;

import io.headrace.event.Outcome;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunEvent;
import io.headrace.log.LogRecord;
import io.headrace.metric.MetricColumns;
import io.headrace.model.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A log, and a recorder that is never behind it: the plainest model of what is stored. */
final class RecordedRuns {

  private final Map<String, RunState> runs = new TreeMap<>();
  private final Set<String> swept = new HashSet<>();
  private long position;

  /**
   * Appends an event, and records it.
   *
   * @param origin {@code null} for that of a publisher who may say things twice
   */
  LogRecord append(RunEvent event, byte[] origin) {
    position++;
    RunState run = runs.get(event.getRunId());
    if (run != null) {
      apply(event, run);
    } else if (event.hasCreated()) {
      runs.put(event.getRunId(), new RunState(event.getRunId(), event.getCreated(), position));
    }
    byte[] key = event.getRunId().getBytes(StandardCharsets.UTF_8);
    return new LogRecord(0, position, 0, key, event.toByteArray(), origin);
  }

  private void apply(RunEvent event, RunState run) {
    MetricColumns points = RunState.metricsOf(event);
    if (run.apply(event, position) instanceof Outcome.Applied && points != null) {
      run.addMetrics(points);
    }
  }

  /** Takes away the rows of all runs that are deleted for good; their graves stay. */
  void sweep() {
    runs.values().stream().filter(RunState::isPurged).forEach(run -> swept.add(run.runId()));
  }

  /** Everyone who was ever there. */
  List<String> ids() {
    return List.copyOf(runs.keySet());
  }

  /** Those whose rows an experiment has. */
  List<String> idsIn(String experimentId) {
    List<String> ids = new ArrayList<>();
    for (RunState run : runs.values()) {
      if (run.experimentId().equals(experimentId) && !swept.contains(run.runId())) {
        ids.add(run.runId());
      }
    }
    return ids;
  }

  String experimentOf(String runId) {
    return runs.get(runId).experimentId();
  }

  /** The run as its row, or its grave, shows it now: for the asker to keep. */
  Optional<RunState> find(String runId) {
    return Optional.ofNullable(runs.get(runId)).map(RecordedRuns::copy);
  }

  /** The same of its row alone. */
  Optional<RunState> row(String runId) {
    return swept.contains(runId) ? Optional.empty() : find(runId);
  }

  private static RunState copy(RunState run) {
    if (run.isPurged()) {
      return RunState.purged(run.runId(), run.experimentId(), run.position());
    }
    RunState copy = new RunState(run.snapshotWithoutMetrics(), run.deletion(), run.position());
    copy.addMetrics(run.metrics().columns());
    return copy;
  }

  /** The run as a client must see it now. */
  Optional<Run> shown(String runId) {
    return Optional.ofNullable(runs.get(runId))
        .filter(run -> !run.isPurged())
        .map(RunState::snapshot);
  }

  /** The runs of some experiments as a client must see them now. */
  List<Run> shownIn(Collection<String> experimentIds) {
    return runs.values().stream()
        .filter(run -> experimentIds.contains(run.experimentId()) && !run.isPurged())
        .map(RunState::snapshot)
        .toList();
  }
}
