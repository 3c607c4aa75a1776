package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.objects.ObjectKey;
import io.headrace.objects.ObjectStore;
import io.vertx.core.Future;

/**
 * {@code DELETE mlflow-artifacts/artifacts/{path}}: a file, or a folder with all in it. What is not
 * there is not missed.
 */
final class DeleteProxiedArtifactEndpoint implements Endpoint {

  private final ArtifactLocations locations;
  private final SettledArtifacts artifacts;
  private final ObjectStore store;

  DeleteProxiedArtifactEndpoint(
      ArtifactLocations locations, SettledArtifacts artifacts, ObjectStore store) {
    this.locations = locations;
    this.artifacts = artifacts;
    this.store = store;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    InBucket location = locations.proxied(ProxiedPath.ofFileOrFolder(request.rawPath()));
    ObjectKey file = new ObjectKey(location.bucket(), location.path().text());
    return artifacts
        .whenReadable(location)
        .compose(settled -> settled.deleteAll(location, removed -> {}))
        .compose(gone -> store.remove(file))
        .map(gone -> Answer.empty());
  }
}
