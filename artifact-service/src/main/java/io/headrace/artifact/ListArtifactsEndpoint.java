package io.headrace.artifact;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.vertx.core.Future;

/**
 * {@code GET artifacts/list}: what is in a folder of a run. Paths in the answer begin at the run's
 * root.
 */
final class ListArtifactsEndpoint implements Endpoint {

  private final ArtifactRoots roots;
  private final ArtifactLocations locations;
  private final Artifacts artifacts;

  ListArtifactsEndpoint(ArtifactRoots roots, ArtifactLocations locations, Artifacts artifacts) {
    this.roots = roots;
    this.locations = locations;
    this.artifacts = artifacts;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String runId = fields.runId();
    ArtifactPath folder = ArtifactPath.of(fields.string("path", ""));
    return roots.ofRun(runId).compose(root -> list(root, folder));
  }

  private Future<Answer> list(String root, ArtifactPath folder) {
    return artifacts
        .list(locations.of(root).resolve(folder))
        .map(
            entries ->
                JsonAnswer.of(
                    json -> {
                      json.text("root_uri", root);
                      ArtifactFiles.write(json, entries, folder::child);
                    }));
  }
}
