package io.headrace.artifact;

import io.headrace.api.RunIdRule;
import io.headrace.event.RunState;
import io.headrace.log.LogOffsets;
import io.headrace.store.StoredRuns;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds where a run's artifacts are in the run's row. The place never changes, so it is remembered;
 * a run that is not known yet is looked for once everything acknowledged has been stored.
 */
final class StoredArtifactRoots implements ArtifactRoots {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int REMEMBERED = 10_000;

  private final LogOffsets offsets;
  private final StoredRuns runs;
  private final Map<String, String> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > REMEMBERED;
            }
          });

  StoredArtifactRoots(LogOffsets offsets, StoredRuns runs) {
    this.offsets = offsets;
    this.runs = runs;
  }

  @Override
  public Future<String> of(String runId) {
    String remembered = known.get(runId);
    return remembered != null ? Future.succeededFuture(remembered) : find(runId);
  }

  private Future<String> find(String runId) {
    return offsets
        .awaitRecorded(runId, PATIENCE)
        .compose(recorded -> runs.find(runId))
        .map(found -> found.map(RunState::artifactUri).orElseThrow(() -> RunIdRule.unknown(runId)))
        .onSuccess(root -> known.put(runId, root));
  }
}
