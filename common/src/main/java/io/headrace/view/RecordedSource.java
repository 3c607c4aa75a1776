package io.headrace.view;

import io.headrace.event.RunState;
import io.headrace.log.LogOffsets;
import io.headrace.log.LogTail;
import io.headrace.store.StoredRun;
import io.headrace.store.StoredRuns;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The runs in Cassandra, read once the recorder has come as far as the tail. */
final class RecordedSource implements RunSource {

  /** How long a load waits for the recorder. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LogTail tail;
  private final LogOffsets offsets;
  private final StoredRuns stored;

  RecordedSource(LogTail tail, LogOffsets offsets, StoredRuns stored) {
    this.tail = tail;
    this.offsets = offsets;
    this.stored = stored;
  }

  @Override
  public Future<Optional<RunState>> find(String runId) {
    return offsets
        .awaitRecorded(runId, tail.next(), PATIENCE)
        .compose(recorded -> stored.find(runId))
        .map(found -> found.map(StoredRun::run));
  }

  @Override
  public Future<Void> reachTail() {
    return offsets.awaitRecorded(tail.next(), PATIENCE);
  }

  @Override
  public Future<Void> ofExperiment(
      String experimentId, Function<List<RunState>, Future<Void>> page) {
    return stored.ofExperiment(experimentId, page);
  }
}
