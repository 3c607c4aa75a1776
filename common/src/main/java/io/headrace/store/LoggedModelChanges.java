package io.headrace.store;

import io.headrace.api.LoggedModelRule;
import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Changes logged models, by conditional writes to the model's row, so that no change overwrites one
 * it has not seen. Thread-safe.
 */
public final class LoggedModelChanges {

  private final SelectLoggedModel selectModel;
  private final InsertLoggedModel insertModel;
  private final InsertLoggedModelId insertId;
  private final UpdateLoggedModel updateModel;
  private final ConditionalWrite conditionalWrite;
  private final Clock clock;

  public LoggedModelChanges(Vertx vertx, CassandraConnection cassandra, Clock clock) {
    this.selectModel = new SelectLoggedModel(cassandra);
    this.insertModel = new InsertLoggedModel(cassandra);
    this.insertId = new InsertLoggedModelId(cassandra);
    this.updateModel = new UpdateLoggedModel(cassandra);
    this.conditionalWrite = new ConditionalWrite(vertx);
    this.clock = clock;
  }

  /** Writes a new model, whose id nobody else has. */
  public Future<LoggedModel> create(LoggedModel model) {
    StoredLoggedModel created = new StoredLoggedModel(model, 0, UUID.randomUUID());
    // The id first: a model that exists is one that its experiment knows.
    return insertId
        .execute(model)
        .compose(
            known ->
                conditionalWrite.untilDecided(
                    // Not written means that an earlier try was: the id is this model's alone.
                    () -> insertModel.execute(created).map(Optional::of)))
        .map(model);
  }

  /** Sets the status, and with it the time of the last update. */
  public Future<LoggedModel> setStatus(String modelId, LoggedModelStatus status) {
    return change(modelId, before -> before.withStatus(status, clock.millis()));
  }

  /** Sets tags; others stay. */
  public Future<LoggedModel> setTags(String modelId, Map<String, String> tags) {
    return change(modelId, before -> before.withTags(tags));
  }

  /** Removes a tag, which must be there. */
  public Future<LoggedModel> deleteTag(String modelId, String key) {
    return change(modelId, before -> before.withoutTag(key));
  }

  /**
   * Deletes a model: reads no longer find it, until deletion for good it can be changed all the
   * same, as MLflow has it. Again changes nothing.
   */
  public Future<LoggedModel> delete(String modelId) {
    long now = clock.millis();
    return changeRow(modelId, before -> before.deleted(now));
  }

  /** Adds params; the same value again changes nothing, another is refused. */
  public Future<LoggedModel> addParams(String modelId, Map<String, String> params) {
    return change(modelId, before -> before.withParams(params));
  }

  private Future<LoggedModel> change(String modelId, UnaryOperator<LoggedModel> change) {
    return changeRow(modelId, before -> before.with(change.apply(before.model())));
  }

  private Future<LoggedModel> changeRow(String modelId, UnaryOperator<StoredLoggedModel> change) {
    UUID revision = UUID.randomUUID();
    return conditionalWrite.untilDecided(
        () ->
            selectModel
                .settled(modelId)
                .compose(
                    found ->
                        found.isPresent()
                            ? tryToChange(found.get(), change, revision)
                            : Future.failedFuture(LoggedModels.notFound(modelId))));
  }

  private Future<Optional<LoggedModel>> tryToChange(
      StoredLoggedModel before, UnaryOperator<StoredLoggedModel> change, UUID revision) {
    if (before.revision().equals(revision)) {
      return Future.succeededFuture(Optional.of(before.model()));
    }
    StoredLoggedModel after = change.apply(before).ofRevision(revision);
    LoggedModelRule.checkSize(after.model().params());
    LoggedModelRule.checkSize(after.model().tags());
    return updateModel
        .execute(after, before.revision())
        .map(written -> written ? Optional.of(after.model()) : Optional.empty());
  }
}
