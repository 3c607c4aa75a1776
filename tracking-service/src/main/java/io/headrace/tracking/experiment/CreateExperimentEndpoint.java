package io.headrace.tracking.experiment;

import io.headrace.api.ExperimentRule;
import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.store.ExperimentChanges;
import io.headrace.store.ExperimentChanges.NewExperiment;
import io.headrace.tracking.creation.UnansweredCreations;
import io.vertx.core.Future;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code POST experiments/create}. */
final class CreateExperimentEndpoint implements Endpoint {

  private final ExperimentChanges experiments;
  private final ArtifactLocationRule artifactLocations;
  private final UnansweredCreations<NewExperiment> unanswered = new UnansweredCreations<>();

  CreateExperimentEndpoint(ExperimentChanges experiments, ArtifactLocationRule artifactLocations) {
    this.experiments = experiments;
    this.artifactLocations = artifactLocations;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    NewExperiment wanted = wanted(request.fields());
    return unanswered
        .carryOut(request, () -> wanted, experiments::create)
        .map(id -> JsonAnswer.of(json -> json.text("experiment_id", id)));
  }

  private NewExperiment wanted(RequestFields fields) {
    String name = fields.requiredString("name");
    String artifactLocation = fields.string("artifact_location");
    SortedMap<String, String> tags = tags(fields);
    ExperimentRule.checkName(name);
    tags.forEach(ExperimentRule::checkTag);
    ExperimentRule.checkSize(tags);
    return NewExperiment.of(name, artifactLocations.accept(artifactLocation), tags);
  }

  private static SortedMap<String, String> tags(RequestFields fields) {
    SortedMap<String, String> tags = new TreeMap<>();
    for (RequestFields tag : fields.objects("tags")) {
      tags.put(tag.string("key", ""), tag.string("value", ""));
    }
    return tags;
  }
}
