package io.headrace.artifact;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.vertx.core.Future;

/**
 * {@code GET logged-models/:model_id/artifacts/directories}: what is in a folder of a logged model.
 */
final class ListLoggedModelArtifactsEndpoint implements Endpoint {

  private final ArtifactRoots roots;
  private final ListingAnswer answer;

  ListLoggedModelArtifactsEndpoint(ArtifactRoots roots, ListingAnswer answer) {
    this.roots = roots;
    this.answer = answer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String id = fields.requiredString("model_id");
    ArtifactPath folder = ArtifactPath.of(fields.string("artifact_directory_path", ""));
    String token = fields.string("page_token", "");
    return roots.of(id).compose(root -> answer.of(root, folder, token));
  }
}
