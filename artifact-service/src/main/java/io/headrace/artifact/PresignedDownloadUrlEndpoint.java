package io.headrace.artifact;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.vertx.core.Future;

/**
 * {@code POST artifacts/presigned-download-url}: a URL by which the client fetches a file of a run
 * or logged model from the S3 store itself.
 */
final class PresignedDownloadUrlEndpoint implements Endpoint {

  private final ArtifactRoots runs;
  private final ArtifactRoots models;
  private final ArtifactLocations locations;
  private final PresignedUrls urls;

  PresignedDownloadUrlEndpoint(
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
        .compose(file -> urls.download(file, asked.validity(), "Presigned download"))
        .map(
            download ->
                JsonAnswer.of(
                    json ->
                        json.text("presigned_url", download.url())
                            .object("headers", none -> {})
                            .number("file_size", download.size())));
  }
}
