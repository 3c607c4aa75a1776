package io.headrace.artifact;

import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.objects.ObjectKey;
import io.headrace.objects.ObjectStore;
import io.vertx.core.Future;

/** {@code POST upload-artifact}: a small file of a run, from a web page. */
final class UploadRunArtifactEndpoint implements Endpoint {

  private static final long MOST_BYTES = 10 << 20;

  private final ArtifactRoots runs;
  private final ArtifactLocations locations;
  private final ObjectStore store;

  UploadRunArtifactEndpoint(ArtifactRoots runs, ArtifactLocations locations, ObjectStore store) {
    this.runs = runs;
    this.locations = locations;
    this.store = store;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    UploadBody body = new UploadBody(request);
    RequestFields fields = request.queryFields();
    return Future.succeededFuture()
        .compose(asked -> key(fields, body))
        .compose(key -> body.store(store, key, MOST_BYTES, tooLarge()))
        .map(stored -> Answer.empty());
  }

  private static HeadraceException tooLarge() {
    return HeadraceException.invalid("Artifact size is too large. Max size is 10MB.");
  }

  private Future<ObjectKey> key(RequestFields fields, UploadBody body) {
    String runId = required(fields, "run_uuid");
    ArtifactPath path = ArtifactPath.of(required(fields, "path"));
    if (path.isRoot()) {
      // Before the run is looked for.
      throw ArtifactPath.invalid();
    }
    if (body.isEmpty()) {
      throw HeadraceException.invalid("Request must specify data.");
    }
    return runs.of(runId).map(root -> locations.objectOf(root, path));
  }

  private static String required(RequestFields fields, String name) {
    String value = fields.string(name, "");
    if (value.isEmpty()) {
      throw HeadraceException.invalid("Request must specify " + name + ".");
    }
    return value;
  }
}
