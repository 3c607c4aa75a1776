package io.headrace.store;

import io.headrace.api.ExperimentRule;
import io.headrace.async.InTurn;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.model.ArtifactUri;
import io.headrace.model.Experiment;
import io.headrace.model.LifecycleStage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Changes experiments, by conditional writes to the one partition that holds them all
 * (docs/adr/0003): names are unique among living and deleted ones, ids count up, and no change
 * overwrites one it has not seen, whichever instances race.
 *
 * <p>When Cassandra leaves a write's outcome unknown, it is read back and, if need be, written
 * again; a change fails with {@link ErrorCode#TEMPORARILY_UNAVAILABLE} only when Cassandra does not
 * answer. Thread-safe.
 */
public final class ExperimentChanges {

  private static final int MAX_WAITING = 1_000;

  private final SelectExperiment selectExperiment;
  private final SelectExperimentName selectName;
  private final SelectExperimentsHead selectHead;
  private final InsertExperiment insertExperiment;
  private final UpdateExperiment updateExperiment;
  private final RenameExperiment renameExperiment;
  private final ConditionalWrite conditionalWrite;

  /** Of changes to one partition only one can succeed: a queue costs less than lost races. */
  private final InTurn inTurn = new InTurn(1, MAX_WAITING);

  private final ArtifactUri defaultRoot;
  private final Clock clock;

  /**
   * Touches nothing.
   *
   * @param defaultRoot below which an experiment that names no place gets its folder
   */
  public ExperimentChanges(
      Vertx vertx, CassandraConnection cassandra, ArtifactUri defaultRoot, Clock clock) {
    this.selectExperiment = new SelectExperiment(cassandra);
    this.selectName = new SelectExperimentName(cassandra);
    this.selectHead = new SelectExperimentsHead(cassandra);
    this.insertExperiment = new InsertExperiment(cassandra);
    this.updateExperiment = new UpdateExperiment(cassandra);
    this.renameExperiment = new RenameExperiment(cassandra);
    this.conditionalWrite = new ConditionalWrite(vertx);
    this.defaultRoot = defaultRoot;
    this.clock = clock;
  }

  /** Makes the default experiment, unless there is one. Call once the schema is ready. */
  public Future<Void> ensureDefault() {
    NewExperiment wanted =
        NewExperiment.of(Experiment.DEFAULT_NAME, Optional.empty(), new TreeMap<>());
    return conditionalWrite
        .untilDecided(
            () ->
                selectHead
                    .execute()
                    .compose(
                        head ->
                            head.isPresent()
                                ? Future.succeededFuture(Optional.of(Experiment.DEFAULT_ID))
                                : insert(wanted, 0)))
        .mapEmpty();
  }

  /**
   * What a client asks for.
   *
   * @param artifactLocation empty for a folder below the default root
   * @param revision of its creation: whoever creates it again with the same finds it done
   */
  public record NewExperiment(
      String name,
      Optional<String> artifactLocation,
      SortedMap<String, String> tags,
      UUID revision) {

    public static NewExperiment of(
        String name, Optional<String> artifactLocation, SortedMap<String, String> tags) {
      return new NewExperiment(name, artifactLocation, tags, UUID.randomUUID());
    }
  }

  /**
   * Creates an experiment and answers its id. Fails with {@link ErrorCode#RESOURCE_ALREADY_EXISTS}
   * when the name belongs to another, deleted or not.
   */
  public Future<String> create(NewExperiment wanted) {
    return inTurn.run(() -> conditionalWrite.untilDecided(() -> tryToCreate(wanted)));
  }

  private Future<Optional<String>> tryToCreate(NewExperiment wanted) {
    return selectName
        .settled(wanted.name())
        .compose(
            claim -> {
              if (claim.isEmpty()) {
                return selectHead.execute().compose(head -> insertNext(wanted, head));
              }
              return claim.get().revision().equals(wanted.revision())
                  ? Future.succeededFuture(Optional.of(claim.get().experimentId()))
                  : Future.failedFuture(alreadyExists(wanted.name()));
            });
  }

  private Future<Optional<String>> insertNext(
      NewExperiment wanted, Optional<SelectExperimentsHead.Head> head) {
    return head.isPresent()
        ? insert(wanted, head.get().nextId())
        // The default experiment is the first, whoever comes before it was made.
        : ensureDefault().map(Optional.empty());
  }

  private Future<Optional<String>> insert(NewExperiment wanted, long id) {
    String experimentId = Long.toString(id);
    long now = clock.millis();
    Experiment created =
        new Experiment(
            experimentId,
            wanted.name(),
            wanted.artifactLocation().orElseGet(() -> defaultRoot.child(experimentId).text()),
            LifecycleStage.ACTIVE,
            now,
            now,
            wanted.tags());
    return insertExperiment
        .execute(new StoredExperiment(created, wanted.revision()))
        .map(written -> written ? Optional.of(experimentId) : Optional.empty());
  }

  private static HeadraceException alreadyExists(String name) {
    return new HeadraceException(
        ErrorCode.RESOURCE_ALREADY_EXISTS, "Experiment(name=" + name + ") already exists.");
  }

  /**
   * Gives an experiment another name. Fails with {@link ErrorCode#RESOURCE_ALREADY_EXISTS} when the
   * name belongs to another, deleted or not.
   */
  public Future<Void> rename(String experimentId, String newName) {
    return change(experimentId, before -> renamed(before, newName));
  }

  private Experiment renamed(Experiment before, String newName) {
    if (!before.isActive()) {
      throw HeadraceException.invalid("Cannot rename a non-active experiment.");
    }
    return before.withName(newName, clock.millis());
  }

  /** Deletes an active experiment, so that it can be restored; its name stays taken. */
  public Future<Void> delete(String experimentId) {
    return change(experimentId, before -> moved(before, LifecycleStage.DELETED));
  }

  /** Restores a deleted experiment. */
  public Future<Void> restore(String experimentId) {
    return change(experimentId, before -> moved(before, LifecycleStage.ACTIVE));
  }

  private Experiment moved(Experiment before, LifecycleStage stage) {
    if (before.lifecycleStage() == stage) {
      throw Experiments.notFound(before.experimentId());
    }
    return before.withLifecycleStage(stage, clock.millis());
  }

  /** Sets a tag of an active experiment. */
  public Future<Void> setTag(String experimentId, String key, String value) {
    return change(experimentId, before -> tagged(before, key, value));
  }

  private static Experiment tagged(Experiment before, String key, String value) {
    Experiment tagged = before.requireActive().withTag(key, value);
    ExperimentRule.checkViews(tagged.tags().keySet(), " for experiment " + before.experimentId());
    ExperimentRule.checkSize(tagged.tags());
    return tagged;
  }

  /** Removes a tag, which must be there, of an active experiment. */
  public Future<Void> deleteTag(String experimentId, String key) {
    return change(experimentId, before -> before.requireActive().withoutTag(key));
  }

  private Future<Void> change(String experimentId, UnaryOperator<Experiment> change) {
    UUID revision = UUID.randomUUID();
    return inTurn
        .run(
            () ->
                conditionalWrite.untilDecided(
                    () ->
                        selectExperiment
                            .settled(experimentId)
                            .compose(
                                before -> tryToChange(experimentId, before, change, revision))))
        .mapEmpty();
  }

  private Future<Optional<Experiment>> tryToChange(
      String experimentId,
      Optional<StoredExperiment> found,
      UnaryOperator<Experiment> change,
      UUID revision) {
    if (found.isEmpty()) {
      return Future.failedFuture(Experiments.notFound(experimentId));
    }
    StoredExperiment before = found.get();
    if (before.revision().equals(revision)) {
      return Future.succeededFuture(Optional.of(before.experiment()));
    }
    if (before.isPurging()) {
      return Future.failedFuture(
          HeadraceException.notFound(
              "Experiment " + experimentId + " is being deleted for good and cannot be changed"));
    }
    StoredExperiment after = new StoredExperiment(change.apply(before.experiment()), revision);
    return write(before, after)
        .map(written -> written ? Optional.of(after.experiment()) : Optional.empty());
  }

  private Future<Boolean> write(StoredExperiment before, StoredExperiment after) {
    String name = after.experiment().name();
    if (name.equals(before.experiment().name())) {
      return updateExperiment.execute(after, before.revision());
    }
    return selectName
        .settled(name)
        .compose(
            claim ->
                claim.isPresent()
                        && !claim.get().experimentId().equals(after.experiment().experimentId())
                    ? Future.failedFuture(alreadyExists(name))
                    : renameExperiment.execute(after, before));
  }
}
