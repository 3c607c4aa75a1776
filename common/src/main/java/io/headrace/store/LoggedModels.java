package io.headrace.store;

import io.headrace.error.HeadraceException;
import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelMetric;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads logged models: every read sees every change that was answered before it began. Points come
 * by way of the run log; who must see those that were just acknowledged passes its barrier first.
 * Thread-safe.
 */
public final class LoggedModels {

  /**
   * Up to so many points of a model are read whole; of a model with more, which was trained step by
   * step rather than evaluated, the latest of each series.
   */
  private static final int MOST_POINTS = 10_000;

  private static final int CONCURRENT_READS = 32;

  private final SelectLoggedModel selectModel;
  private final SelectLoggedModelIds selectIds;
  private final SelectLoggedModels selectModels;
  private final SelectLoggedModelMetrics selectMetrics;
  private final SelectLatestLoggedModelMetrics selectLatest;

  public LoggedModels(CassandraConnection cassandra) {
    this.selectModel = new SelectLoggedModel(cassandra);
    this.selectIds = new SelectLoggedModelIds(cassandra);
    this.selectModels = new SelectLoggedModels(cassandra);
    this.selectMetrics = new SelectLoggedModelMetrics(cassandra);
    this.selectLatest = new SelectLatestLoggedModelMetrics(cassandra);
  }

  /** The model; fails with MLflow's 404 when there is none, or it is deleted. */
  public Future<LoggedModel> get(String modelId) {
    return get(modelId, model -> !model.isDeleted());
  }

  /** The same, deleted or not. */
  public Future<LoggedModel> getEvenDeleted(String modelId) {
    return get(modelId, model -> true);
  }

  private Future<LoggedModel> get(String modelId, Predicate<StoredLoggedModel> wanted) {
    return selectModel
        .execute(modelId)
        .map(found -> found.filter(wanted).orElseThrow(() -> notFound(modelId)).model());
  }

  /** The model's points, or the latest of each series when there are very many. */
  public Future<List<LoggedModelMetric>> metrics(String modelId) {
    return selectMetrics
        .execute(modelId, MOST_POINTS + 1)
        .compose(
            points ->
                points.size() <= MOST_POINTS
                    ? Future.succeededFuture(points)
                    : selectLatest.execute(modelId));
  }

  /** The points of each of the models, in their order; some at a time. */
  public Future<List<List<LoggedModelMetric>>> metrics(List<String> modelIds) {
    List<List<LoggedModelMetric>> metrics = new ArrayList<>(modelIds.size());
    return addMetrics(modelIds, metrics).map(done -> List.copyOf(metrics));
  }

  private Future<Void> addMetrics(List<String> modelIds, List<List<LoggedModelMetric>> metrics) {
    int from = metrics.size();
    if (from == modelIds.size()) {
      return Future.succeededFuture();
    }
    int to = Math.min(modelIds.size(), from + CONCURRENT_READS);
    List<Future<List<LoggedModelMetric>>> reads =
        modelIds.subList(from, to).stream().map(this::metrics).toList();
    return Future.all(reads)
        .compose(
            all -> {
              metrics.addAll(all.list());
              return addMetrics(modelIds, metrics);
            });
  }

  /**
   * All models of some experiments that are not deleted, in no order; an unknown experiment has
   * none.
   */
  public Future<List<LoggedModel>> ofExperiments(List<String> experimentIds) {
    List<LoggedModel> models = new ArrayList<>();
    Future<Void> read = Future.succeededFuture();
    for (String experimentId : experimentIds) {
      read =
          read.compose(before -> selectIds.execute(experimentId))
              .compose(ids -> addModels(ids, 0, models));
    }
    return read.map(done -> List.copyOf(models));
  }

  /** One call after the other, so that a large experiment is no burst for Cassandra. */
  private Future<Void> addModels(List<String> ids, int from, List<LoggedModel> models) {
    if (from >= ids.size()) {
      return Future.succeededFuture();
    }
    int to = Math.min(ids.size(), from + SelectLoggedModels.MOST_IDS);
    return selectModels
        .execute(ids.subList(from, to))
        .compose(
            found -> {
              models.addAll(found);
              return addModels(ids, to, models);
            });
  }

  static HeadraceException notFound(String modelId) {
    return HeadraceException.notFound("Logged model with ID '" + modelId + "' not found.");
  }
}
