package io.headrace.artifact;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * {@code GET mlflow-artifacts/artifacts?path=}: what is in a folder of the proxy. Paths in the
 * answer are bare names, as MLflow's are.
 */
final class ListProxiedArtifactsEndpoint implements Endpoint {

  private final ArtifactLocations locations;
  private final SettledArtifacts artifacts;

  ListProxiedArtifactsEndpoint(ArtifactLocations locations, SettledArtifacts artifacts) {
    this.locations = locations;
    this.artifacts = artifacts;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    ArtifactPath folder = ArtifactPath.of(request.fields().string("path", ""));
    ArtifactLocation location = locations.proxied(folder);
    return artifacts
        .whenReadable(location)
        .compose(settled -> settled.list(location))
        .map(
            entries ->
                JsonAnswer.of(json -> ArtifactFiles.write(json, entries, Function.identity())));
  }
}
