package io.headrace.artifact;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.objects.ObjectKey;
import io.headrace.objects.ObjectStore;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** {@code PUT mlflow-artifacts/artifacts/{path}}: an artifact's bytes through the proxy. */
final class UploadArtifactEndpoint implements Endpoint {

  private static final long UNKNOWN_LENGTH = -1;

  private final ArtifactLocations locations;
  private final ObjectStore store;

  UploadArtifactEndpoint(ArtifactLocations locations, ObjectStore store) {
    this.locations = locations;
    this.store = store;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    InBucket location = locations.proxied(ProxiedPath.of(request.rawPath()));
    ObjectKey key = new ObjectKey(location.bucket(), location.path().text());
    HttpServerRequest http = request.http();
    http.pause();
    if ("100-continue".equalsIgnoreCase(http.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    return store
        .put(key, http, length(http))
        .map(stored -> Answer.empty())
        // What is left of a refused body must be read, or the connection cannot be used again.
        .onFailure(refused -> http.resume());
  }

  private static long length(HttpServerRequest http) {
    String length = http.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? UNKNOWN_LENGTH : Long.parseLong(length);
  }
}
