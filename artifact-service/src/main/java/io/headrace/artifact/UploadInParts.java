package io.headrace.artifact;

import io.headrace.api.RequestFields;
import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.http.ApiRequest;
import io.headrace.objects.DirectTransfers;
import io.headrace.objects.ObjectKey;
import io.headrace.objects.ObjectStore;

/** What the calls on uploads in parts have in common: where the object will be, and by whom. */
final class UploadInParts {

  /** The stock client falls back to a plain upload when an answer begins like that. */
  private static final String UNSUPPORTED =
      "Multipart upload is not supported for the current artifact repository";

  private final ArtifactLocations locations;
  private final ObjectStore store;

  UploadInParts(ArtifactLocations locations, ObjectStore store) {
    this.locations = locations;
    this.store = store;
  }

  /**
   * @throws HeadraceException {@code NOT_IMPLEMENTED} where clients do not reach the store
   */
  DirectTransfers transfers() {
    return store
        .direct()
        .orElseThrow(
            () ->
                new HeadraceException(
                    ErrorCode.NOT_IMPLEMENTED,
                    UNSUPPORTED
                        + ": clients of this server do not reach its S3 store"
                        + " (HEADRACE_S3_PUBLIC_ENDPOINT is not set)"));
  }

  /** The object's key: the URL names its folder, the body the file as its client has it. */
  ObjectKey key(ApiRequest request, RequestFields fields) {
    String local = fields.requiredString("path");
    // The client may run on Windows.
    String name = local.substring(Math.max(local.lastIndexOf('/'), local.lastIndexOf('\\')) + 1);
    ArtifactPath file = ArtifactPath.of(name);
    if (file.isRoot()) {
      throw ArtifactPath.invalid();
    }
    InBucket location =
        locations.proxied(ProxiedPath.ofFileOrFolder(request.rawPath()).resolve(file));
    return new ObjectKey(location.bucket(), location.path().text());
  }
}
