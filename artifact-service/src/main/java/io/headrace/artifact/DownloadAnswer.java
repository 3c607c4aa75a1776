package io.headrace.artifact;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.vertx.core.Future;

/**
 * Answers with an artifact's bytes, streamed, always as an attachment. A transfer that breaks
 * half-way breaks the connection, so that nobody takes a part for the whole.
 */
final class DownloadAnswer {

  private final SettledArtifacts artifacts;

  DownloadAnswer(SettledArtifacts artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * @param name the file's name, which decides its media type
   */
  Future<Answer> send(ApiRequest request, ArtifactLocation file, String name) {
    return artifacts
        .whenReadable(file)
        .compose(settled -> new Download(request, settled, file, name).send());
  }
}
