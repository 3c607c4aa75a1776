package io.headrace.artifact;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.vertx.core.Future;

/**
 * {@code POST artifacts/presigned-upload-url}: a URL by which the client sends a file of a run or
 * logged model to the S3 store itself.
 */
final class PresignedUploadUrlEndpoint implements Endpoint {

  /** Or some clients name a form's, and S3Proxy reads the body as one. */
  private static final String BYTES = "application/octet-stream";

  private final ArtifactRoots runs;
  private final ArtifactRoots models;
  private final ArtifactLocations locations;
  private final PresignedUrls urls;

  PresignedUploadUrlEndpoint(
      ArtifactRoots runs, ArtifactRoots models, ArtifactLocations locations, PresignedUrls urls) {
    this.runs = runs;
    this.models = models;
    this.locations = locations;
    this.urls = urls;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    PresignedUrlRequest asked = PresignedUrlRequest.of(request.fields());
    return asked
        .locate(runs, models, locations)
        .map(file -> urls.upload(file, asked.validity(), "Presigned upload"))
        .map(
            url ->
                JsonAnswer.of(
                    json ->
                        json.text("presigned_url", url)
                            .object("headers", headers -> headers.text("Content-Type", BYTES))));
  }
}
