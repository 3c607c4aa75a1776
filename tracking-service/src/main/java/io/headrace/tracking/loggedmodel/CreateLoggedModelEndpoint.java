package io.headrace.tracking.loggedmodel;

import io.headrace.api.ExperimentIdRule;
import io.headrace.api.LoggedModelRule;
import io.headrace.api.RequestFields;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.RunNames;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.UnansweredCreations;
import io.headrace.model.Experiment;
import io.headrace.model.LoggedModel;
import io.headrace.model.LoggedModelStatus;
import io.headrace.store.Experiments;
import io.headrace.store.LoggedModelChanges;
import io.headrace.tracking.experiment.ArtifactLocationRule;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** {@code POST logged-models}: begins a model in an active experiment. */
final class CreateLoggedModelEndpoint implements Endpoint {

  private final Experiments experiments;
  private final LoggedModelChanges models;
  private final ArtifactLocationRule locations;
  private final Clock clock;
  private final UnansweredCreations<LoggedModel> unanswered = new UnansweredCreations<>();

  CreateLoggedModelEndpoint(
      Experiments experiments,
      LoggedModelChanges models,
      ArtifactLocationRule locations,
      Clock clock) {
    this.experiments = experiments;
    this.models = models;
    this.locations = locations;
    this.clock = clock;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    Wanted wanted = wanted(request.fields());
    return experiments
        .get(wanted.experimentId())
        .map(Experiment::requireActive)
        .map(locations::requireAllowed)
        .compose(
            experiment ->
                unanswered.carryOut(request, () -> begin(wanted, experiment), this::create))
        .map(LoggedModelAnswer::of);
  }

  private record Wanted(
      String experimentId,
      String name,
      String modelType,
      String sourceRunId,
      SortedMap<String, String> params,
      SortedMap<String, String> tags) {}

  private static Wanted wanted(RequestFields fields) {
    String experimentId = fields.requiredId("experiment_id");
    String name = fields.string("name", "");
    String modelType = fields.string("model_type", "");
    String sourceRunId = fields.string("source_run_id", "");
    List<RequestFields> params = fields.objects("params");
    List<RequestFields> tags = fields.objects("tags");
    if (name.isEmpty()) {
      name = RunNames.random(ThreadLocalRandom.current());
    }
    LoggedModelRule.checkName(name);
    LoggedModelRule.checkText("model_type", modelType);
    LoggedModelRule.checkText("source_run_id", sourceRunId);
    return new Wanted(
        ExperimentIdRule.checked(experimentId),
        name,
        modelType,
        sourceRunId,
        TextFields.params(params),
        TextFields.tags(tags));
  }

  /** Deletes the model again if its experiment was deleted for good meanwhile, and missed it. */
  private Future<LoggedModel> create(LoggedModel model) {
    return models
        .create(model)
        .compose(created -> experiments.find(model.experimentId()))
        .compose(found -> found.isPresent() ? Future.succeededFuture(model) : withdraw(model));
  }

  private Future<LoggedModel> withdraw(LoggedModel model) {
    HeadraceException gone = Experiments.notFound(model.experimentId());
    return models
        .delete(model.modelId())
        .compose(
            deleted -> Future.failedFuture(gone),
            failure ->
                Future.failedFuture(
                    HeadraceException.is(failure, ErrorCode.RESOURCE_DOES_NOT_EXIST)
                        ? gone
                        : failure));
  }

  private LoggedModel begin(Wanted wanted, Experiment experiment) {
    String modelId = "m-" + UUID.randomUUID().toString().replace("-", "");
    long now = clock.millis();
    return new LoggedModel(
        modelId,
        experiment.experimentId(),
        wanted.name(),
        wanted.modelType(),
        wanted.sourceRunId(),
        experiment.artifactUriOfModel(modelId),
        LoggedModelStatus.LOGGED_MODEL_PENDING,
        now,
        now,
        wanted.params(),
        wanted.tags());
  }
}
