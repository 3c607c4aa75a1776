package io.headrace.store;

import io.headrace.model.Experiment;
import io.headrace.model.LifecycleStage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The experiments as deletion for good sees them, and the steps by which one goes: claimed, so that
 * it cannot be restored while its runs are purged; sealed, once none of them is left, from where
 * there is no way back; removed, its name with it. One that turns out to have a run which somebody
 * took out of the bin is released instead and is in the bin as before.
 *
 * <p>Each step is a conditional write that goes by the row's revision: of those who do the same at
 * once one does it, and the others find it done. Thread-safe.
 */
public final class ExperimentBin {

  /** How far the deletion for good of an experiment has come. */
  public enum Purge {
    NONE,
    CLAIMED,
    SEALED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Purge ofWord(String word) {
      return Stream.of(values()).filter(purge -> purge.word().equals(word)).findAny().orElse(NONE);
    }
  }

  private final SelectExperiment selectExperiment;
  private final SelectExperiments selectExperiments;
  private final UpdateExperimentPurge updatePurge;
  private final DeleteExperiment deleteExperiment;
  private final ConditionalWrite conditionalWrite;

  public ExperimentBin(Vertx vertx, CassandraConnection cassandra) {
    this.selectExperiment = new SelectExperiment(cassandra);
    this.selectExperiments = new SelectExperiments(cassandra);
    this.updatePurge = new UpdateExperimentPurge(cassandra);
    this.deleteExperiment = new DeleteExperiment(cassandra);
    this.conditionalWrite = new ConditionalWrite(vertx);
  }

  /** An experiment. */
  public record Entry(Experiment experiment, Purge purge) {
    private static Entry of(StoredExperiment stored) {
      return new Entry(stored.experiment(), stored.purge());
    }

    /**
     * Whether it is to be deleted for good, or that has begun. What changed a deleted experiment
     * last is its deletion, as nothing but a restoration changes it then.
     *
     * @param deletedUntil ms since the epoch; it must have been deleted then or before
     */
    public boolean isDue(long deletedUntil) {
      return purge != Purge.NONE
          || (experiment.lifecycleStage() == LifecycleStage.DELETED
              && experiment.lastUpdateTime() <= deletedUntil);
    }
  }

  /** All experiments: active, in the bin, and those whose deletion for good has begun. */
  public Future<List<Entry>> all() {
    return selectExperiments.execute().map(stored -> stored.stream().map(Entry::of).toList());
  }

  /**
   * How far an experiment has come, as somebody found it or made it.
   *
   * @param revision by which it is known whether it is still so; {@code null} of one that is gone
   */
  public record Claim(Purge purge, UUID revision) {
    private static final Claim GONE = new Claim(Purge.NONE, null);

    private boolean isOf(StoredExperiment stored) {
      return purge == stored.purge() && stored.revision().equals(revision);
    }
  }

  /**
   * Claims an experiment that is due.
   *
   * @return how far it has come; {@code NONE} when it is not due any more, or gone
   */
  public Future<Claim> claim(String experimentId, long deletedUntil) {
    return step(
        experimentId,
        before ->
            before.purge() == Purge.NONE && Entry.of(before).isDue(deletedUntil)
                ? Purge.CLAIMED
                : before.purge());
  }

  /**
   * Seals a claimed experiment.
   *
   * @return {@code SEALED}, unless it was released since it was claimed
   */
  public Future<Claim> seal(String experimentId, Claim claim) {
    return step(experimentId, before -> claim.isOf(before) ? Purge.SEALED : before.purge());
  }

  /** Releases a claimed experiment, unless it was sealed since it was claimed. */
  public Future<Claim> release(String experimentId, Claim claim) {
    return step(
        experimentId,
        before ->
            claim.isOf(before) && before.purge() == Purge.CLAIMED ? Purge.NONE : before.purge());
  }

  /** Decides, by an experiment's row, how far its deletion is to come. */
  private interface Step {
    Purge decide(StoredExperiment before);
  }

  private Future<Claim> step(String experimentId, Step step) {
    UUID revision = UUID.randomUUID();
    return conditionalWrite.untilDecided(
        () ->
            selectExperiment
                .settled(experimentId)
                .compose(
                    found ->
                        found.isPresent()
                            ? tryTo(step, found.get(), revision)
                            : Future.succeededFuture(Optional.of(Claim.GONE))));
  }

  private Future<Optional<Claim>> tryTo(Step step, StoredExperiment before, UUID revision) {
    Purge after = step.decide(before);
    if (after == before.purge()) {
      // It needs nothing, or an earlier try whose answer was lost has done it.
      return Future.succeededFuture(Optional.of(new Claim(after, before.revision())));
    }
    return updatePurge
        .execute(before, after, revision)
        .map(written -> written ? Optional.of(new Claim(after, revision)) : Optional.empty());
  }

  /** Removes a sealed experiment, of which nothing else may be left; its name is free from then. */
  public Future<Void> remove(String experimentId) {
    UUID revision = UUID.randomUUID();
    return conditionalWrite
        .untilDecided(
            () ->
                selectExperiment
                    .settled(experimentId)
                    .compose(
                        found ->
                            found.filter(stored -> stored.purge() == Purge.SEALED).isPresent()
                                ? deleteExperiment
                                    .execute(found.get(), revision)
                                    .map(done -> done ? Optional.of(true) : Optional.empty())
                                : Future.succeededFuture(Optional.of(false))))
        .mapEmpty();
  }
}
