package io.headrace.gc;

import io.headrace.artifact.ArtifactDeletion;
import io.headrace.async.Lanes;
import io.headrace.model.LoggedModel;
import io.headrace.store.LoggedModelBin;
import io.headrace.store.LoggedModelBin.Entry;
import io.headrace.store.LoggedModelChanges;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Deletes logged models for good, a page at a time. */
final class ModelDeletion {

  /** Models whose remains are deleted at once. */
  private static final int AT_ONCE = 8;

  /** Far longer than it takes to create a model, between its id and its row. */
  private static final Duration STALE = Duration.ofMinutes(10);

  private static final long NOTHING_IS_STALE = 0;

  private final LoggedModelBin bin;
  private final LoggedModelChanges changes;
  private final ArtifactDeletion artifacts;
  private final Journal journal;
  private final long now;

  /**
   * @param now ms since the epoch
   */
  ModelDeletion(
      LoggedModelBin bin,
      LoggedModelChanges changes,
      ArtifactDeletion artifacts,
      Journal journal,
      long now) {
    this.bin = bin;
    this.changes = changes;
    this.artifacts = artifacts;
    this.journal = journal;
    this.now = now;
  }

  /** Deletes those models of an experiment that were deleted then (ms) or before. */
  Future<Void> ofExperiment(String experimentId, long deletedUntil) {
    return some(experimentId, model -> model.isDue(deletedUntil));
  }

  /** Deletes all models of an experiment that itself is deleted for good. */
  Future<Void> allOfExperiment(String experimentId) {
    return some(experimentId, model -> true);
  }

  private Future<Void> some(String experimentId, Predicate<Entry> wanted) {
    return bin.ofExperiment(
        experimentId,
        now - STALE.toMillis(),
        page -> delete(page.stream().filter(wanted).toList()));
  }

  /** How many models an experiment has of a kind. */
  Future<Long> count(String experimentId, Predicate<Entry> counted) {
    AtomicLong count = new AtomicLong();
    return forEach(experimentId, counted, model -> count.incrementAndGet()).map(all -> count.get());
  }

  /** Hands over the models of an experiment of a kind, and deletes none. */
  Future<Void> forEach(String experimentId, Predicate<Entry> wanted, Consumer<Entry> action) {
    return bin.ofExperiment(
        experimentId,
        NOTHING_IS_STALE,
        page -> {
          page.stream().filter(wanted).forEach(action);
          return Future.succeededFuture();
        });
  }

  /** Deletes some models. */
  Future<Void> delete(List<Entry> models) {
    return Lanes.forEach(
        AT_ONCE,
        models,
        entry -> {
          Unfinished unfinished =
              new Unfinished("logged model " + entry.model().modelId(), journal);
          return hidden(entry)
              .compose(hidden -> deleteRemains(entry.model()))
              .onSuccess(gone -> journal.gone(Thing.of(entry.model())))
              .recover(unfinished::passOver);
        });
  }

  /** Nobody is to find it while it is half gone. */
  private Future<Void> hidden(Entry entry) {
    return entry.deletionTime() != 0
        ? Future.succeededFuture()
        : step(
            Step.HIDE_MODEL,
            entry.model(),
            () -> changes.delete(entry.model().modelId()).mapEmpty());
  }

  private Future<Void> deleteRemains(LoggedModel model) {
    return step(Step.MODEL_ARTIFACTS, model, () -> deleteArtifacts(model))
        .compose(gone -> step(Step.MODEL_POINTS, model, () -> bin.deletePoints(model)))
        .compose(gone -> step(Step.MODEL_ROW, model, () -> bin.deleteRow(model)));
  }

  private Future<Void> deleteArtifacts(LoggedModel model) {
    String owner = "logged model " + model.modelId();
    return artifacts
        .ofOwner(model.artifactUri(), model.modelId(), journal::removed)
        .recover(failure -> LeftBehind.passOver(failure, owner, journal));
  }

  private Future<Void> step(Step step, LoggedModel model, Supplier<Future<Void>> work) {
    journal.begins(step, model.modelId());
    return work.get();
  }
}
