package io.headrace.store;

import io.headrace.model.LoggedModel;
import io.headrace.store.SelectLoggedModelIds.ModelId;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The logged models as deletion for good sees them, and what it deletes of one: everything but its
 * artifacts. A deleted model stays so, whatever else of it changes, so nothing has to be claimed.
 * Thread-safe.
 */
public final class LoggedModelBin {

  private final SelectLoggedModel selectModel;
  private final SelectLoggedModelIds selectIds;
  private final SelectLoggedModels selectModels;
  private final DeleteLoggedModelMetrics deleteMetrics;
  private final DeleteLoggedModel deleteModel;
  private final DeleteLoggedModelId deleteId;

  public LoggedModelBin(CassandraConnection cassandra) {
    this.selectModel = new SelectLoggedModel(cassandra);
    this.selectIds = new SelectLoggedModelIds(cassandra);
    this.selectModels = new SelectLoggedModels(cassandra);
    this.deleteMetrics = new DeleteLoggedModelMetrics(cassandra);
    this.deleteModel = new DeleteLoggedModel(cassandra);
    this.deleteId = new DeleteLoggedModelId(cassandra);
  }

  /**
   * A model.
   *
   * @param deletionTime ms since the epoch; 0 while it is not deleted
   */
  public record Entry(LoggedModel model, long deletionTime) {
    private static Entry of(StoredLoggedModel stored) {
      return new Entry(stored.model(), stored.deletionTime());
    }

    /** Whether it was deleted then (ms since the epoch) or before. */
    public boolean isDue(long deletedUntil) {
      return deletionTime != 0 && deletionTime <= deletedUntil;
    }
  }

  /** The model, deleted or not; empty when there is none. */
  public Future<Optional<Entry>> find(String modelId) {
    return selectModel.execute(modelId).map(found -> found.map(Entry::of));
  }

  /**
   * Hands over all models of an experiment, some at a time.
   *
   * @param staleBefore ms since the epoch; an id of which there is no model, and which is older, is
   *     what a crash left of a creation or of a deletion, and is deleted
   * @param page may delete what it is given; no more are read before it is done
   */
  public Future<Void> ofExperiment(
      String experimentId, long staleBefore, Function<List<Entry>, Future<Void>> page) {
    return selectIds.forEach(
        experimentId,
        ids ->
            selectModels
                .evenDeleted(ids.stream().map(ModelId::modelId).toList())
                .compose(
                    found ->
                        deleteStale(experimentId, ids, found, staleBefore)
                            .compose(
                                deleted -> page.apply(found.stream().map(Entry::of).toList()))));
  }

  private Future<Void> deleteStale(
      String experimentId, List<ModelId> ids, List<StoredLoggedModel> found, long staleBefore) {
    Set<String> there = new HashSet<>();
    found.forEach(stored -> there.add(stored.model().modelId()));
    return Future.join(
            ids.stream()
                .filter(id -> !there.contains(id.modelId()) && id.creationTime() < staleBefore)
                .map(id -> deleteId.execute(experimentId, id.creationTime(), id.modelId()))
                .toList())
        .mapEmpty();
  }

  /** Deletes the points of the model. */
  public Future<Void> deletePoints(LoggedModel model) {
    return deleteMetrics.execute(model.modelId());
  }

  /** Deletes the model's row and then its id: nothing else may be left of it. */
  public Future<Void> deleteRow(LoggedModel model) {
    return deleteModel
        .execute(model.modelId())
        .compose(
            deleted ->
                deleteId.execute(model.experimentId(), model.creationTime(), model.modelId()));
  }
}
