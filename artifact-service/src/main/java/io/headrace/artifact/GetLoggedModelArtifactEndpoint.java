package io.headrace.artifact;

import io.headrace.api.RequestFields;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.vertx.core.Future;

/**
 * {@code GET logged-models/:model_id/artifacts/files}: an artifact of a logged model, for browsers.
 */
final class GetLoggedModelArtifactEndpoint implements Endpoint {

  private final ArtifactRoots roots;
  private final ArtifactLocations locations;
  private final DownloadAnswer answer;

  GetLoggedModelArtifactEndpoint(
      ArtifactRoots roots, ArtifactLocations locations, DownloadAnswer answer) {
    this.roots = roots;
    this.locations = locations;
    this.answer = answer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    ArtifactPath path = path(fields.string("artifact_file_path", ""));
    return roots
        .of(fields.requiredString("model_id"))
        .map(locations::of)
        .compose(root -> answer.send(request, root.resolve(path), path.name()));
  }

  private static ArtifactPath path(String given) {
    if (given.isEmpty()) {
      throw new HeadraceException(
          ErrorCode.BAD_REQUEST,
          "Request must include the \"artifact_file_path\" query parameter.");
    }
    ArtifactPath path = ArtifactPath.of(given);
    if (path.isRoot()) {
      throw ArtifactPath.invalid();
    }
    return path;
  }
}
