package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.objects.ObjectKey;
import io.headrace.objects.ObjectStore;
import io.vertx.core.Future;

/** {@code PUT mlflow-artifacts/artifacts/{path}}: an artifact's bytes through the proxy. */
final class UploadArtifactEndpoint implements Endpoint {

  private final ArtifactLocations locations;
  private final ObjectStore store;
  private final long maxBytes;

  UploadArtifactEndpoint(ArtifactLocations locations, ObjectStore store, long maxBytes) {
    this.locations = locations;
    this.store = store;
    this.maxBytes = maxBytes;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    InBucket location = locations.proxied(ProxiedPath.of(request.rawPath()));
    ObjectKey key = new ObjectKey(location.bucket(), location.path().text());
    return new UploadBody(request)
        .store(store, key, maxBytes, tooLarge())
        .map(stored -> Answer.empty());
  }

  private HeadraceException tooLarge() {
    return new HeadraceException(
        ErrorCode.REQUEST_TOO_LARGE,
        "This server takes artifacts of at most " + maxBytes + " bytes");
  }
}
