package io.headrace.artifact;

import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * What is asked for in {@code artifacts/presigned-upload-url} and {@code
 * artifacts/presigned-download-url}: a file of a run or of a logged model.
 */
final class PresignedUrlRequest {

  /** MLflow's. */
  private static final long DEFAULT_SECONDS = 900;

  private final String runId;
  private final String modelId;
  private final ArtifactPath path;
  private final Duration validity;

  private PresignedUrlRequest(String runId, String modelId, ArtifactPath path, Duration validity) {
    this.runId = runId;
    this.modelId = modelId;
    this.path = path;
    this.validity = validity;
  }

  static PresignedUrlRequest of(RequestFields fields) {
    ArtifactPath path = ArtifactPath.of(fields.requiredString("path"));
    String runId = fields.string("run_id", "");
    String modelId = fields.string("model_id", "");
    if (runId.isEmpty() == modelId.isEmpty()) {
      throw HeadraceException.invalid("Exactly one of run_id and model_id must be provided.");
    }
    if (path.isRoot()) {
      throw ArtifactPath.invalid();
    }
    return new PresignedUrlRequest(runId, modelId, path, validity(fields.integer("expiration")));
  }

  private static Duration validity(Long asked) {
    long seconds = asked == null ? DEFAULT_SECONDS : asked;
    if (seconds < 1 || seconds > Limits.PRESIGNED_SECONDS) {
      throw HeadraceException.invalid(
          "expiration must be between 1 and "
              + Limits.PRESIGNED_SECONDS
              + " seconds (got "
              + seconds
              + ").");
    }
    return Duration.ofSeconds(seconds);
  }

  /** How long the URL is to be valid. */
  Duration validity() {
    return validity;
  }

  /** Where the file is; fails as {@link ArtifactRoots} and {@link ArtifactLocations} do. */
  Future<ArtifactLocation> locate(
      ArtifactRoots runs, ArtifactRoots models, ArtifactLocations locations) {
    Future<String> root = runId.isEmpty() ? models.of(modelId) : runs.of(runId);
    return root.map(uri -> locations.of(uri).resolve(path));
  }
}
