package io.headrace.artifact;

import io.headrace.api.RequestFields;
import io.headrace.artifact.preview.FileBytes;
import io.headrace.artifact.preview.PreviewedFile;
import io.headrace.artifact.preview.PreviewedFiles;
import io.headrace.error.HeadraceException;
import io.headrace.objects.ObjectContent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Files of runs and logged models, by {@code run_id} or {@code model_id} and {@code path}. */
final class PreviewableFiles implements PreviewedFiles {

  private final ArtifactRoots runs;
  private final ArtifactRoots models;
  private final ArtifactLocations locations;
  private final SettledArtifacts artifacts;

  PreviewableFiles(
      ArtifactRoots runs,
      ArtifactRoots models,
      ArtifactLocations locations,
      SettledArtifacts artifacts) {
    this.runs = runs;
    this.models = models;
    this.locations = locations;
    this.artifacts = artifacts;
  }

  @Override
  public Future<PreviewedFile> find(RequestFields fields) {
    ArtifactPath path = ArtifactPath.of(fields.requiredString("path"));
    if (path.isRoot()) {
      throw ArtifactPath.invalid();
    }
    return root(fields)
        .map(locations::of)
        .map(root -> root.resolve(path))
        .compose(
            file ->
                artifacts.whenReadable(file).compose(settled -> previewed(settled, file, path)));
  }

  private Future<String> root(RequestFields fields) {
    String runId = fields.string("run_id", "");
    String modelId = fields.string("model_id", "");
    if (runId.isEmpty() == modelId.isEmpty()) {
      throw HeadraceException.invalid("Either 'run_id' or 'model_id' must be given, and not both.");
    }
    return modelId.isEmpty() ? runs.of(runId) : models.of(modelId);
  }

  private static Future<PreviewedFile> previewed(
      Artifacts artifacts, ArtifactLocation file, ArtifactPath path) {
    FileBytes bytes = (from, length) -> read(artifacts, file, from, length);
    return artifacts
        .head(file)
        .map(
            head ->
                new PreviewedFile(
                    path.text(), path.name(), MediaTypes.of(path.name()), head, bytes));
  }

  private static Future<Buffer> read(
      Artifacts artifacts, ArtifactLocation file, long from, int length) {
    if (length == 0) {
      return Future.succeededFuture(Buffer.buffer());
    }
    String range = "bytes=" + from + "-" + (from + length - 1);
    return artifacts
        .open(file, Optional.of(range))
        .compose(content -> collect(content, from, length));
  }

  /** No more than was asked for, though a file that was replaced meanwhile may come whole. */
  private static Future<Buffer> collect(ObjectContent content, long from, int most) {
    if (from > 0 && content.contentRange().isEmpty()) {
      content.abandon().run();
      return Future.failedFuture(
          HeadraceException.invalid("The file has been replaced while it was read; try again."));
    }
    Promise<Buffer> collected = Promise.promise();
    Buffer bytes = Buffer.buffer();
    content
        .bytes()
        .exceptionHandler(collected::tryFail)
        .endHandler(end -> collected.tryComplete(bytes))
        .handler(
            piece -> {
              int room = most - bytes.length();
              bytes.appendBuffer(piece, 0, Math.min(room, piece.length()));
              if (piece.length() > room && collected.tryComplete(bytes)) {
                content.abandon().run();
              }
            })
        .resume();
    return collected.future();
  }
}
