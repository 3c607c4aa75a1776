package io.headrace.store;

import io.headrace.model.LoggedModel;
import io.vertx.core.Future;
import java.util.List;

/** Reads rows of {@code logged_models} by their ids, a partition each. */
final class SelectLoggedModels {

  /** Most ids of one call: one coordinator asks for all of them at once. */
  static final int MOST_IDS = 100;

  private static final String CQL =
      "SELECT " + StoredLoggedModel.COLUMNS + " FROM logged_models WHERE model_id IN ?";

  private final CassandraConnection cassandra;

  SelectLoggedModels(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Those of the models that there are and that are not deleted, in no order. */
  Future<List<LoggedModel>> execute(List<String> modelIds) {
    return evenDeleted(modelIds)
        .map(
            found ->
                found.stream()
                    .filter(model -> !model.isDeleted())
                    .map(StoredLoggedModel::model)
                    .toList());
  }

  /** The same with those that are deleted. */
  Future<List<StoredLoggedModel>> evenDeleted(List<String> modelIds) {
    return cassandra
        .execute(
            CQL, statement -> statement.bind(modelIds).setIdempotent(true).setPageSize(MOST_IDS))
        .compose(rows -> RowPages.all(rows, StoredLoggedModel::of));
  }
}
