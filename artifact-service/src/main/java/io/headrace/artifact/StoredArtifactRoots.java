package io.headrace.artifact;

import io.headrace.api.RunIdRule;
import io.headrace.log.LogOffsets;
import io.headrace.store.RunBin;
import io.headrace.store.RunStub;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds where a run's artifacts are in the run's row. The place never changes, but the run may have
 * been deleted for good, so it is looked up each time: two rows without what is heavy in them. A
 * run that is not known yet is looked for once everything acknowledged has been stored.
 */
final class StoredArtifactRoots implements ArtifactRoots {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LogOffsets offsets;
  private final RunBin runs;

  StoredArtifactRoots(LogOffsets offsets, RunBin runs) {
    this.offsets = offsets;
    this.runs = runs;
  }

  @Override
  public Future<String> of(String runId) {
    return find(runId)
        .compose(
            found ->
                found.isPresent()
                    ? Future.succeededFuture(found.get())
                    : offsets
                        .awaitRecorded(runId, PATIENCE)
                        .compose(recorded -> find(runId))
                        .map(recorded -> recorded.orElseThrow(() -> RunIdRule.unknown(runId))));
  }

  private Future<Optional<String>> find(String runId) {
    return runs.find(runId)
        .map(found -> found.filter(run -> !run.purged()).map(RunStub::artifactUri));
  }
}
