package io.headrace.gc;

import io.headrace.async.Lanes;
import io.headrace.store.ExperimentBin;
import io.headrace.store.ExperimentBin.Entry;
import io.headrace.store.LoggedModelBin;
import io.headrace.store.RunBin;
import io.headrace.store.RunStub;
import io.vertx.core.Future;
import java.util.List;

/**
 * Deletes for good what is in the bin and due, experiment by experiment, or what is named. What an
 * earlier one has begun and not finished is finished, too. Any number may do so at once.
 *
 * <p>Holds a few pages of runs, of models or of the names of artifacts in memory at a time, and all
 * experiments.
 */
final class DeletionForGood {

  /** With many experiments most of the time goes into looking at those without anything due. */
  private static final int EXPERIMENTS_AT_ONCE = 4;

  private final GcOptions options;
  private final Journal journal;
  private final long deletedUntil;
  private final ExperimentBin experimentBin;
  private final RecordedLog log;
  private final ExperimentDeletion experiments;
  private final RunDeletion runs;
  private final ModelDeletion models;
  private final NamedThings named;

  /**
   * @param now ms since the epoch
   */
  DeletionForGood(GcOptions options, GcBackends backends, Journal journal, long now) {
    this.options = options;
    this.journal = journal;
    this.deletedUntil = options.olderThan().before(now);
    RunBin runBin = new RunBin(backends.cassandra());
    LoggedModelBin modelBin = new LoggedModelBin(backends.cassandra());
    this.experimentBin = new ExperimentBin(backends.vertx(), backends.cassandra());
    this.log = backends.log();
    this.runs = new RunDeletion(runBin, log, backends.artifacts(), journal);
    this.models =
        new ModelDeletion(modelBin, backends.modelChanges(), backends.artifacts(), journal, now);
    this.experiments =
        new ExperimentDeletion(experimentBin, log, runs, models, backends.artifacts(), journal);
    this.named =
        new NamedThings(
            options.olderThan(), deletedUntil, experimentBin, runBin, modelBin, journal);
  }

  /**
   * Deletes.
   *
   * @return fails with INVALID_PARAMETER_VALUE, before anything is deleted, when something that is
   *     named is not due
   */
  Future<Void> run() {
    return log.await()
        .compose(recorded -> options.namesSome() ? withNamed(this::delete) : deleteAll());
  }

  private Future<Void> deleteAll() {
    return experimentBin
        .all()
        .compose(all -> Lanes.forEach(EXPERIMENTS_AT_ONCE, all, this::deleteIn));
  }

  /** The experiment if it is due and can go, else what of it is due. */
  private Future<Void> deleteIn(Entry entry) {
    String id = entry.experiment().experimentId();
    Future<Boolean> gone =
        entry.isDue(deletedUntil)
            ? experiments.delete(entry, deletedUntil)
            : Future.succeededFuture(false);
    return gone.compose(
        done ->
            done
                ? Future.succeededFuture()
                : runs.ofExperiment(id, deletedUntil)
                    .compose(deleted -> models.ofExperiment(id, deletedUntil)));
  }

  /** What is done with what is named, once all of it is found and may go. */
  private interface Use<T> {
    Future<T> of(List<RunStub> runs, List<LoggedModelBin.Entry> models, List<Entry> experiments);
  }

  private <T> Future<T> withNamed(Use<T> use) {
    return named
        .runs(options.runIds())
        .compose(
            dueRuns ->
                named
                    .models(options.modelIds())
                    .compose(
                        dueModels ->
                            named
                                .experiments(options.experimentIds())
                                .compose(due -> use.of(dueRuns, dueModels, due))));
  }

  private Future<Void> delete(
      List<RunStub> dueRuns, List<LoggedModelBin.Entry> dueModels, List<Entry> dueExperiments) {
    return runs.delete(dueRuns, deletedUntil)
        .compose(deleted -> models.delete(dueModels))
        .compose(
            deleted ->
                Lanes.forEach(
                    1,
                    dueExperiments,
                    entry -> experiments.delete(entry, deletedUntil).mapEmpty()));
  }

  /** Tells the journal what would be deleted, and deletes nothing. */
  Future<Preview> preview() {
    return log.await()
        .compose(recorded -> options.namesSome() ? withNamed(this::previewNamed) : previewAll());
  }

  private Future<Preview> previewAll() {
    Preview preview = new Preview(journal);
    return experimentBin
        .all()
        .compose(all -> Lanes.forEach(1, all, entry -> preview(entry, preview)))
        .map(preview);
  }

  private Future<Void> preview(Entry entry, Preview preview) {
    String id = entry.experiment().experimentId();
    return runs.count(id, run -> !run.isDue(deletedUntil))
        .compose(
            staying -> {
              boolean whole = entry.isDue(deletedUntil) && staying == 0;
              return previewIn(id, whole, preview)
                  .onSuccess(
                      previewed -> {
                        if (whole) {
                          preview.add(Thing.of(entry.experiment()));
                        }
                      });
            });
  }

  private Future<Void> previewIn(String experimentId, boolean whole, Preview preview) {
    return runs.forEach(
            experimentId, run -> run.isDue(deletedUntil), run -> preview.add(Thing.of(run)))
        .compose(
            previewed ->
                models.forEach(
                    experimentId,
                    model -> whole || model.isDue(deletedUntil),
                    model -> preview.add(Thing.of(model.model()))));
  }

  private Future<Preview> previewNamed(
      List<RunStub> dueRuns, List<LoggedModelBin.Entry> dueModels, List<Entry> dueExperiments) {
    Preview preview = new Preview(journal);
    dueRuns.forEach(run -> preview.add(Thing.of(run)));
    dueModels.forEach(entry -> preview.add(Thing.of(entry.model())));
    return Lanes.forEach(1, dueExperiments, entry -> preview(entry, preview)).map(preview);
  }
}
