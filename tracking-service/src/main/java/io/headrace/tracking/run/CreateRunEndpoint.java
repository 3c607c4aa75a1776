package io.headrace.tracking.run;

import io.headrace.api.ExperimentIdRule;
import io.headrace.api.RequestFields;
import io.headrace.api.RunNameRule;
import io.headrace.api.TagRule;
import io.headrace.event.RunEvents;
import io.headrace.event.RunNames;
import io.headrace.event.RunSize;
import io.headrace.event.RunState;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.RunEvent;
import io.headrace.event.proto.Tag;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.http.RunJson;
import io.headrace.http.UnansweredCreations;
import io.headrace.model.Experiment;
import io.headrace.model.Run;
import io.headrace.tracking.experiment.ArtifactLocationRule;
import io.headrace.view.NewRuns;
import io.headrace.view.RunWriter;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** {@code runs/create}: begins a run in an active experiment. */
public final class CreateRunEndpoint implements Endpoint {

  private final RunWriter writer;
  private final NewRuns runs;
  private final ArtifactLocationRule locations;
  private final UnansweredCreations<RunEvent> unanswered = new UnansweredCreations<>();

  public CreateRunEndpoint(RunWriter writer, NewRuns runs, ArtifactLocationRule locations) {
    this.writer = writer;
    this.runs = runs;
    this.locations = locations;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String experimentId = fields.id("experiment_id");
    Long startTime = fields.integer("start_time");
    String name = fields.string("run_name", "");
    RunCreated.Builder created =
        RunCreated.newBuilder()
            .setUserId(fields.string("user_id", ""))
            .setStartTime(startTime == null ? 0 : startTime)
            .addAllTags(tags(fields));
    return runs.experiment(checkedOrDefault(experimentId))
        .map(locations::requireAllowed)
        .compose(
            experiment ->
                unanswered.carryOut(
                    request,
                    () -> event(created, name, experiment),
                    event -> writer.create(event, RunState::snapshot).compose(runs::follow),
                    event -> writer.createAgain(event, RunState::snapshot).compose(runs::follow)))
        .map(CreateRunEndpoint::answer);
  }

  private static String checkedOrDefault(String experimentId) {
    return experimentId == null || experimentId.isEmpty()
        ? Experiment.DEFAULT_ID
        : ExperimentIdRule.checked(experimentId);
  }

  private static List<Tag> tags(RequestFields fields) {
    List<Tag> tags = new ArrayList<>();
    for (RequestFields tag : fields.objects("tags")) {
      String key = tag.requiredString("key");
      TagRule.checkLength(key, "tags[" + tags.size() + "]");
      tags.add(RunEvents.tag(key, TagRule.truncate(tag.string("value", ""))));
    }
    return tags;
  }

  private static RunEvent event(RunCreated.Builder created, String name, Experiment experiment) {
    String runId = UUID.randomUUID().toString().replace("-", "");
    RunNameRule.check(name);
    created
        .setRunName(RunNames.of(name, created.getTagsList()))
        .setExperimentId(experiment.experimentId())
        .setArtifactUri(experiment.artifactUriOfRun(runId));
    RunSize.check(created.build());
    return RunEvent.newBuilder().setRunId(runId).setCreated(created).build();
  }

  private static Answer answer(Run run) {
    return JsonAnswer.of(json -> json.object("run", content -> RunJson.created(content, run)));
  }
}
