package io.headrace.artifact;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.vertx.core.Future;

/** {@code GET mlflow-artifacts/artifacts/{path}}: an artifact's bytes through the proxy. */
final class DownloadArtifactEndpoint implements Endpoint {

  private final ArtifactLocations locations;
  private final DownloadAnswer answer;

  DownloadArtifactEndpoint(ArtifactLocations locations, DownloadAnswer answer) {
    this.locations = locations;
    this.answer = answer;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    ArtifactPath path = ProxiedPath.of(request.rawPath());
    return answer.send(request, locations.proxied(path), path.name());
  }
}
