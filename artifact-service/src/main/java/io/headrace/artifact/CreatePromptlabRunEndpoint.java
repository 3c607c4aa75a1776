package io.headrace.artifact;

import io.headrace.api.ExperimentIdRule;
import io.headrace.event.proto.RunEvent;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.http.RunJson;
import io.headrace.http.UnansweredCreations;
import io.headrace.log.RunLog;
import io.headrace.model.Run;
import io.headrace.objects.ObjectKey;
import io.headrace.objects.ObjectStore;
import io.headrace.view.NewRuns;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.function.Function;

/**
 * {@code runs/create-promptlab-run}: keeps what MLflow's web page tried on a model as a finished
 * run with one artifact. The table is stored first and the run's events are published then, as any
 * publisher may: who sees the run sees the table.
 */
final class CreatePromptlabRunEndpoint implements Endpoint {

  private final NewRuns runs;
  private final ArtifactLocations locations;
  private final ObjectStore store;
  private final RunLog log;
  private final Clock clock;
  private final UnansweredCreations<PromptlabRun> unanswered = new UnansweredCreations<>();

  CreatePromptlabRunEndpoint(
      NewRuns runs, ArtifactLocations locations, ObjectStore store, RunLog log, Clock clock) {
    this.runs = runs;
    this.locations = locations;
    this.store = store;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    PromptlabRequest wanted = PromptlabRequest.of(request.fields(), clock.millis());
    return runs.experiment(ExperimentIdRule.checked(wanted.experimentId()))
        .compose(
            experiment ->
                unanswered.carryOut(
                    request,
                    () -> PromptlabRun.of(wanted, experiment, clock.millis()),
                    run -> create(run, log::appendFirst),
                    run -> create(run, log::append)))
        .map(CreatePromptlabRunEndpoint::answer);
  }

  /** Twice is as good as once: the same object, the same events. */
  private Future<Run> create(PromptlabRun run, Function<RunEvent, Future<Void>> begin) {
    return store
        .put(tableOf(run), Buffer.buffer(run.table()))
        .compose(stored -> begin.apply(run.created()))
        .compose(begun -> log.append(run.logged()))
        .compose(logged -> log.append(run.finished()))
        .compose(finished -> runs.follow(run.outcome()));
  }

  private ObjectKey tableOf(PromptlabRun run) {
    return locations.objectOf(run.artifactUri(), new ArtifactPath(PromptlabRun.TABLE_NAME));
  }

  private static Answer answer(Run run) {
    return JsonAnswer.of(json -> json.object("run", item -> RunJson.run(item, run)));
  }
}
