package io.headrace.artifact;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.objects.ObjectKey;
import io.vertx.core.Future;

/** {@code POST mlflow-artifacts/mpu/abort/{folder}}: drops the parts of an upload. */
final class AbortMultipartUploadEndpoint implements Endpoint {

  private final UploadInParts uploads;

  AbortMultipartUploadEndpoint(UploadInParts uploads) {
    this.uploads = uploads;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    ObjectKey key = uploads.key(request, fields);
    String uploadId = fields.requiredString("upload_id");
    return uploads.transfers().abort(key, uploadId).map(gone -> Answer.empty());
  }
}
