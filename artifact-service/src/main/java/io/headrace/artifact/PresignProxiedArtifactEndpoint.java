package io.headrace.artifact;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * {@code GET mlflow-artifacts/presigned/{path}}: a URL by which the client fetches an artifact from
 * the S3 store itself, in as many ranges at once as it likes.
 */
final class PresignProxiedArtifactEndpoint implements Endpoint {

  /** The stock client asks again for ranges that failed. */
  private static final Duration VALIDITY = Duration.ofHours(1);

  private final ArtifactLocations locations;
  private final PresignedUrls urls;

  PresignProxiedArtifactEndpoint(ArtifactLocations locations, PresignedUrls urls) {
    this.locations = locations;
    this.urls = urls;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    ArtifactPath path = ProxiedPath.of(request.rawPath());
    return urls.download(locations.proxied(path), VALIDITY, "Multipart download")
        .map(
            download ->
                JsonAnswer.of(
                    json ->
                        json.text("url", download.url())
                            .object("headers", none -> {})
                            .number("file_size", download.size())));
  }
}
