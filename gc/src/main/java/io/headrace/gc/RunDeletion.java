package io.headrace.gc;

import io.headrace.artifact.ArtifactDeletion;
import io.headrace.async.Lanes;
import io.headrace.store.RunBin;
import io.headrace.store.RunStub;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Deletes runs for good: asks the log, which alone decides whether a run is still in the bin, and
 * then deletes what is left of those that it gave up, a page at a time. What a run leaves goes in
 * an order by which it can be found until nothing is left.
 */
final class RunDeletion {

  /** Runs whose remains are deleted at once. */
  private static final int AT_ONCE = 8;

  private final RunBin bin;
  private final RecordedLog log;
  private final ArtifactDeletion artifacts;
  private final Journal journal;

  RunDeletion(RunBin bin, RecordedLog log, ArtifactDeletion artifacts, Journal journal) {
    this.bin = bin;
    this.log = log;
    this.artifacts = artifacts;
    this.journal = journal;
  }

  /**
   * Deletes those runs of an experiment that are due.
   *
   * @param deletedUntil ms since the epoch
   */
  Future<Void> ofExperiment(String experimentId, long deletedUntil) {
    return bin.ofExperiment(
        experimentId,
        page ->
            delete(page.stream().filter(run -> run.isDue(deletedUntil)).toList(), deletedUntil));
  }

  /**
   * Deletes all runs of a sealed experiment: they began while it was active, but came onto the log
   * so late that whoever sealed it did not see them.
   */
  Future<Void> allOfExperiment(String experimentId) {
    return bin.ofExperiment(experimentId, page -> delete(page, log::purgeWithExperiment));
  }

  /** How many runs an experiment has of a kind, those among them that are not all gone yet. */
  Future<Long> count(String experimentId, Predicate<RunStub> counted) {
    AtomicLong count = new AtomicLong();
    return forEach(experimentId, counted, run -> count.incrementAndGet()).map(all -> count.get());
  }

  /** Hands over the runs of an experiment of a kind, and deletes none. */
  Future<Void> forEach(String experimentId, Predicate<RunStub> wanted, Consumer<RunStub> action) {
    return bin.ofExperiment(
        experimentId,
        page -> {
          page.stream().filter(wanted).forEach(action);
          return Future.succeededFuture();
        });
  }

  /** Deletes some runs that are due, unless they are restored meanwhile. */
  Future<Void> delete(List<RunStub> due, long deletedUntil) {
    return delete(due, runIds -> log.purge(runIds, deletedUntil));
  }

  private Future<Void> delete(List<RunStub> runs, Function<List<String>, Future<Void>> ask) {
    List<String> asked = runs.stream().filter(run -> !run.purged()).map(RunStub::runId).toList();
    asked.forEach(id -> journal.begins(Step.PURGE_RUN, id));
    return (asked.isEmpty() ? Future.<Void>succeededFuture() : ask.apply(asked))
        .compose(decided -> Lanes.forEach(AT_ONCE, runs, this::deleteIfPurged));
  }

  private Future<Void> deleteIfPurged(RunStub before) {
    return bin.again(before)
        .compose(
            found -> {
              if (found.isEmpty()) {
                // Another one who deletes for good was faster.
                return Future.succeededFuture();
              }
              if (!found.get().purged()) {
                journal.stays(
                    "Run "
                        + before.runId()
                        + " stays: it is not in the bin, or not for long enough.");
                return Future.succeededFuture();
              }
              return deleteRemains(found.get());
            });
  }

  private Future<Void> deleteRemains(RunStub run) {
    Unfinished unfinished = new Unfinished("run " + run.runId(), journal);
    return step(Step.RUN_ARTIFACTS, run, () -> deleteArtifacts(run))
        .compose(gone -> step(Step.RUN_MODEL_POINTS, run, () -> bin.deleteModelPoints(run)))
        .compose(gone -> step(Step.RUN_POINTS, run, () -> bin.deletePoints(run)))
        .compose(gone -> step(Step.RUN_ROW, run, () -> bin.deleteRow(run)))
        .onSuccess(gone -> journal.gone(Thing.of(run)))
        .recover(unfinished::passOver);
  }

  private Future<Void> deleteArtifacts(RunStub run) {
    return artifacts
        .ofOwner(run.artifactUri(), run.runId(), journal::removed)
        .recover(failure -> LeftBehind.passOver(failure, "run " + run.runId(), journal));
  }

  private Future<Void> step(Step step, RunStub run, Supplier<Future<Void>> work) {
    journal.begins(step, run.runId());
    return work.get();
  }
}
