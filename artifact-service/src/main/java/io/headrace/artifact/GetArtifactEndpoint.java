package io.headrace.artifact;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.vertx.core.Future;

/** {@code GET /get-artifact}: an artifact of a run, for browsers. */
final class GetArtifactEndpoint implements Endpoint {

  private final ArtifactRoots roots;
  private final ArtifactLocations locations;
  private final DownloadAnswer answer;

  GetArtifactEndpoint(ArtifactRoots roots, ArtifactLocations locations, DownloadAnswer answer) {
    this.roots = roots;
    this.locations = locations;
    this.answer = answer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    ArtifactPath path = ArtifactPath.of(fields.requiredString("path"));
    if (path.isRoot()) {
      throw ArtifactPath.invalid();
    }
    return roots
        .of(fields.runId())
        .map(locations::of)
        .compose(root -> answer.send(request, root.resolve(path), path.name()));
  }
}
