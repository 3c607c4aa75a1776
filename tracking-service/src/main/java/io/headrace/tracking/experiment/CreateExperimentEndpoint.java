package io.headrace.tracking.experiment;

import io.headrace.api.ExperimentRule;
import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.http.UnansweredCreations;
import io.headrace.store.ExperimentChanges;
import io.headrace.store.ExperimentChanges.NewExperiment;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
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
    List<RequestFields> tags = fields.objects("tags");
    Optional<String> accepted = artifactLocations.accept(artifactLocation);
    ExperimentRule.checkName(name);
    return NewExperiment.of(name, accepted, tags(tags));
  }

  private static SortedMap<String, String> tags(List<RequestFields> fields) {
    SortedMap<String, String> tags = new TreeMap<>();
    for (RequestFields tag : fields) {
      String key = tag.string("key", "");
      String value = tag.string("value", "");
      ExperimentRule.checkTag(key, value);
      tags.put(key, value);
    }
    ExperimentRule.checkViews(tags.keySet(), "");
    ExperimentRule.checkSize(tags);
    return tags;
  }
}
