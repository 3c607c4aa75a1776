package io.headrace.gc;

import io.headrace.artifact.ArtifactDeletion;
import io.headrace.model.Experiment;
import io.headrace.store.ExperimentBin;
import io.headrace.store.ExperimentBin.Claim;
import io.headrace.store.ExperimentBin.Entry;
import io.headrace.store.ExperimentBin.Purge;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/**
 * Deletes an experiment for good, with all that is in it: claims it, so that nobody restores it
 * meanwhile, deletes its runs, seals it once none is left, and deletes its models and itself, with
 * any run that was created at the moment of its deletion and shows only now.
 *
 * <p>An experiment with a run that is not to go, since somebody restored it or deleted it later,
 * does not go either.
 */
final class ExperimentDeletion {

  private final ExperimentBin bin;
  private final RecordedLog log;
  private final RunDeletion runs;
  private final ModelDeletion models;
  private final ArtifactDeletion artifacts;
  private final Journal journal;

  ExperimentDeletion(
      ExperimentBin bin,
      RecordedLog log,
      RunDeletion runs,
      ModelDeletion models,
      ArtifactDeletion artifacts,
      Journal journal) {
    this.bin = bin;
    this.log = log;
    this.runs = runs;
    this.models = models;
    this.artifacts = artifacts;
    this.journal = journal;
  }

  /**
   * Deletes an experiment that is due.
   *
   * @param deletedUntil ms since the epoch, for it and its runs
   * @return whether it is gone
   */
  Future<Boolean> delete(Entry entry, long deletedUntil) {
    String id = entry.experiment().experimentId();
    Unfinished unfinished = new Unfinished("experiment " + id, journal);
    return tryToDelete(entry, deletedUntil)
        .recover(failure -> unfinished.passOver(failure).map(false));
  }

  private Future<Boolean> tryToDelete(Entry entry, long deletedUntil) {
    String id = entry.experiment().experimentId();
    return entry.purge() == Purge.NONE
        ? runs.count(id, run -> !run.isDue(deletedUntil))
            .compose(
                staying ->
                    staying == 0
                        ? claim(entry.experiment(), deletedUntil)
                        : stays(entry.experiment(), staying))
        : claim(entry.experiment(), deletedUntil);
  }

  private Future<Boolean> claim(Experiment experiment, long deletedUntil) {
    String id = experiment.experimentId();
    journal.begins(Step.CLAIM_EXPERIMENT, id);
    return bin.claim(id, deletedUntil)
        .compose(
            claim ->
                switch (claim.purge()) {
                  case NONE -> Future.succeededFuture(false);
                  case CLAIMED -> deleteRuns(experiment, claim, deletedUntil);
                  case SEALED -> deleteRemains(experiment);
                });
  }

  private Future<Boolean> deleteRuns(Experiment experiment, Claim claim, long deletedUntil) {
    String id = experiment.experimentId();
    return log.await()
        .compose(recorded -> runs.ofExperiment(id, deletedUntil))
        .compose(gone -> runs.count(id, run -> !run.purged()))
        .compose(
            staying ->
                staying == 0
                    ? seal(experiment, claim)
                    : release(id, claim).compose(released -> stays(experiment, staying)));
  }

  private Future<Claim> release(String experimentId, Claim claim) {
    journal.begins(Step.RELEASE_EXPERIMENT, experimentId);
    return bin.release(experimentId, claim);
  }

  private Future<Boolean> stays(Experiment experiment, long runs) {
    journal.stays(
        "Experiment "
            + experiment.experimentId()
            + " stays: of its runs "
            + runs
            + (runs == 1 ? " is" : " are")
            + " not in the bin, or not for long enough.");
    return Future.succeededFuture(false);
  }

  private Future<Boolean> seal(Experiment experiment, Claim claim) {
    String id = experiment.experimentId();
    journal.begins(Step.SEAL_EXPERIMENT, id);
    return bin.seal(id, claim)
        .compose(
            after ->
                after.purge() == Purge.SEALED
                    ? deleteRemains(experiment)
                    : Future.succeededFuture(false));
  }

  private Future<Boolean> deleteRemains(Experiment experiment) {
    String id = experiment.experimentId();
    return log.await()
        .compose(recorded -> runs.count(id, run -> true))
        .compose(late -> late == 0 ? Future.succeededFuture(late) : deleteLateRuns(id))
        .compose(
            left ->
                left == 0
                    ? models.allOfExperiment(id).compose(gone -> models.count(id, model -> true))
                    : Future.succeededFuture(left))
        .compose(left -> left == 0 ? deleteItself(experiment) : unfinished(experiment));
  }

  private Future<Long> deleteLateRuns(String experimentId) {
    return runs.allOfExperiment(experimentId)
        .compose(gone -> runs.count(experimentId, run -> true));
  }

  private Future<Boolean> unfinished(Experiment experiment) {
    journal.unfinished(
        "Experiment "
            + experiment.experimentId()
            + " is not gone yet: it has runs or logged models that are not deleted for good.");
    return Future.succeededFuture(false);
  }

  private Future<Boolean> deleteItself(Experiment experiment) {
    return step(Step.EXPERIMENT_ARTIFACTS, experiment, () -> deleteArtifacts(experiment))
        .compose(
            gone ->
                step(
                    Step.REMOVE_EXPERIMENT,
                    experiment,
                    () -> bin.remove(experiment.experimentId())))
        .onSuccess(gone -> journal.gone(Thing.of(experiment)))
        .map(true);
  }

  private Future<Void> deleteArtifacts(Experiment experiment) {
    String id = experiment.experimentId();
    return bin.all()
        .map(all -> otherLocations(all, id))
        .compose(
            others ->
                artifacts.ofExperiment(experiment.artifactLocation(), id, others, journal::removed))
        .recover(failure -> LeftBehind.passOver(failure, "experiment " + id, journal));
  }

  private static List<String> otherLocations(List<Entry> all, String experimentId) {
    return all.stream()
        .map(Entry::experiment)
        .filter(other -> !other.experimentId().equals(experimentId))
        .map(Experiment::artifactLocation)
        .toList();
  }

  private Future<Void> step(Step step, Experiment experiment, Supplier<Future<Void>> work) {
    journal.begins(step, experiment.experimentId());
    return work.get();
  }
}
