package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.metric.MetricColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who watches which run. While nobody does, an event costs one look at an empty map.
 *
 * <p>Confined to the tail's thread.
 */
final class RunWatches {

  private final Map<String, List<RunWatcher>> byRun = new HashMap<>();

  void add(String runId, RunWatcher watcher) {
    byRun.computeIfAbsent(runId, id -> new ArrayList<>(1)).add(watcher);
  }

  /** Who does not watch may be removed, too. */
  void remove(String runId, RunWatcher watcher) {
    byRun.computeIfPresent(
        runId,
        (id, watchers) -> {
          watchers.remove(watcher);
          return watchers.isEmpty() ? null : watchers;
        });
  }

  /** An event was applied to a run; after the one that deletes it for good there are no others. */
  void applied(RunState run, MetricColumns points, long position) {
    if (byRun.isEmpty()) {
      return;
    }
    String runId = run.runId();
    List<RunWatcher> watchers = run.isPurged() ? byRun.remove(runId) : byRun.get(runId);
    if (watchers != null) {
      watchers.forEach(watcher -> watcher.applied(run, points, position));
    }
  }

  /** An event of a run passes that is not in memory, so that nothing can be said of it. */
  void missed(String runId) {
    if (byRun.isEmpty()) {
      return;
    }
    List<RunWatcher> watchers = byRun.remove(runId);
    if (watchers != null) {
      watchers.forEach(RunWatcher::missed);
    }
  }

  void missedAll() {
    List.copyOf(byRun.keySet()).forEach(this::missed);
  }
}
