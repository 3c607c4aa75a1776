package io.headrace.artifact.preview;

import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.api.UnicodeText;
import io.headrace.api.schema.FieldType;
import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.vertx.core.Future;

/** {@code GET artifacts/preview}: what a file is, and its beginning. */
public final class PreviewArtifactEndpoint implements Endpoint {

  private final PreviewedFiles files;
  private final PreviewWorkers workers;
  private final FilePreview preview;

  public PreviewArtifactEndpoint(PreviewedFiles files, PreviewWorkers workers) {
    this.files = files;
    this.workers = workers;
    this.preview = new FilePreview(workers);
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    int rows = rows(fields);
    return files
        .find(fields)
        .compose(
            file ->
                workers.inTurn(
                    () ->
                        preview
                            .of(file, rows)
                            .map(shown -> answer(file, shown))
                            .recover(DamagedFileException::refuse)));
  }

  private static int rows(RequestFields fields) {
    Long rows = fields.integer("rows");
    if (rows == null) {
      return Limits.ROWS_PER_PREVIEW_UNASKED;
    }
    if (rows < 1 || rows > Limits.ROWS_PER_PREVIEW) {
      throw HeadraceException.invalid(
          "'rows' must be from 1 to " + Limits.ROWS_PER_PREVIEW + ", and is " + rows + ".");
    }
    return rows.intValue();
  }

  private static Answer answer(PreviewedFile file, Preview shown) {
    return JsonAnswer.of(
        json -> {
          json.text("path", UnicodeText.of(file.path()))
              .text("kind", FieldType.word(shown.kind()))
              .text("media_type", file.mediaType())
              .number("size", file.size())
              .bool("cut", shown.cut())
              .text("note", shown.note().orElse(null));
          shown.write(json);
        });
  }
}
