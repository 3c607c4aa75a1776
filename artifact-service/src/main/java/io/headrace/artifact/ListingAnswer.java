package io.headrace.artifact;

import io.headrace.http.Answer;
import io.headrace.http.JsonAnswer;
import io.vertx.core.Future;

/** Answers with what is in a folder below a root. Paths in the answer begin at the root. */
final class ListingAnswer {

  private final ArtifactLocations locations;
  private final Artifacts artifacts;

  ListingAnswer(ArtifactLocations locations, Artifacts artifacts) {
    this.locations = locations;
    this.artifacts = artifacts;
  }

  /**
   * @param root a URI
   */
  Future<Answer> of(String root, ArtifactPath folder) {
    return artifacts
        .list(locations.of(root).resolve(folder))
        .map(
            entries ->
                JsonAnswer.of(
                    json -> {
                      json.text("root_uri", root);
                      ArtifactFiles.write(json, entries, folder::child);
                    }));
  }
}
