package io.headrace.artifact;

import io.headrace.http.Answer;
import io.headrace.http.JsonAnswer;
import io.vertx.core.Future;
import java.util.Optional;

/** Answers with what is in a folder below a root. Paths in the answer begin at the root. */
final class ListingAnswer {

  private final ArtifactLocations locations;
  private final SettledArtifacts artifacts;

  ListingAnswer(ArtifactLocations locations, SettledArtifacts artifacts) {
    this.locations = locations;
    this.artifacts = artifacts;
  }

  /**
   * @param root a URI
   * @param token of the page before; empty for the first
   */
  Future<Answer> of(String root, ArtifactPath folder, String token) {
    Optional<String> place =
        token.isEmpty() ? Optional.empty() : Optional.of(ListingToken.decode(root, folder, token));
    ArtifactLocation location = locations.of(root).resolve(folder);
    return artifacts
        .whenReadable(location)
        .compose(settled -> settled.page(location, place))
        .map(
            page ->
                JsonAnswer.of(
                    json -> {
                      json.text("root_uri", root);
                      ArtifactFiles.write(json, page.entries(), folder::child);
                      page.next()
                          .ifPresent(
                              next ->
                                  json.text(
                                      "next_page_token", ListingToken.encode(root, folder, next)));
                    }));
  }
}
