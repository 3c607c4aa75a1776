package io.headrace.gc;

import io.headrace.error.HeadraceException;
import io.headrace.event.RunEvents;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.RunPurged;
import io.headrace.log.LogOffsets;
import io.headrace.log.RunLog;
import io.headrace.model.LifecycleStage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The run log, and the recorder that decides on what is appended to it: where it has come past an
 * event, the rows say what came of that.
 */
final class RecordedLog {

  /** How long the recorder may stand still, as when it has gone and another takes over. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunLog log;
  private final LogOffsets offsets;

  RecordedLog(RunLog log, LogOffsets offsets) {
    this.log = log;
    this.offsets = offsets;
  }

  /**
   * Asks to delete runs for good, if they are in the bin since a time (ms since the epoch) or
   * before.
   *
   * @return completes when it is decided
   */
  Future<Void> purge(List<String> runIds, long deletedUntil) {
    return Future.all(runIds.stream().map(id -> log.append(event(id, deletedUntil))).toList())
        .compose(appended -> await());
  }

  /**
   * Deletes runs for good whose experiment cannot be restored any more, wherever they are.
   *
   * @return completes when it is decided
   */
  Future<Void> purgeWithExperiment(List<String> runIds) {
    return Future.all(runIds.stream().map(this::appendDeletion).toList())
        .compose(inTheBin -> purge(runIds, Long.MAX_VALUE));
  }

  /** When they went into the bin is asked by nobody. */
  private Future<Void> appendDeletion(String runId) {
    return log.append(RunEvents.movedWithExperiment(runId, LifecycleStage.DELETED, 0));
  }

  private static RunEvent event(String runId, long deletedUntil) {
    return RunEvent.newBuilder()
        .setRunId(runId)
        .setPurged(RunPurged.newBuilder().setDeletedUntil(deletedUntil))
        .build();
  }

  /** Completes when the rows show all that was acknowledged before the call. */
  Future<Void> await() {
    return offsets.ends().compose(ends -> offsets.recorded().compose(from -> await(ends, from)));
  }

  /** A recorder that is far behind, but gets on, is waited for. */
  private Future<Void> await(long[] ends, long[] from) {
    return offsets
        .awaitRecorded(ends, PATIENCE)
        .recover(
            late ->
                offsets
                    .recorded()
                    .compose(
                        reached ->
                            Arrays.equals(reached, from)
                                ? Future.failedFuture(standsStill(late))
                                : await(ends, reached)));
  }

  private static HeadraceException standsStill(Throwable late) {
    return HeadraceException.unavailable(
        "The log has not been recorded for "
            + PATIENCE.toSeconds()
            + " s; it takes a tracking service that runs to delete anything for good.",
        late);
  }
}
