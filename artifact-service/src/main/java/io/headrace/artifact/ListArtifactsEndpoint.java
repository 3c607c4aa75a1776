package io.headrace.artifact;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.vertx.core.Future;

/** {@code GET artifacts/list}: what is in a folder of a run. */
final class ListArtifactsEndpoint implements Endpoint {

  private final ArtifactRoots roots;
  private final ListingAnswer answer;

  ListArtifactsEndpoint(ArtifactRoots roots, ListingAnswer answer) {
    this.roots = roots;
    this.answer = answer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    String id = fields.runId();
    ArtifactPath folder = ArtifactPath.of(fields.string("path", ""));
    String token = fields.string("page_token", "");
    return roots.of(id).compose(root -> answer.of(root, folder, token));
  }
}
