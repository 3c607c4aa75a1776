package io.headrace.artifact;

import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.objects.ObjectKey;
import io.vertx.core.Future;
import java.util.List;
import java.util.TreeMap;

/** {@code POST mlflow-artifacts/mpu/complete/{folder}}: makes the artifact of its parts. */
final class CompleteMultipartUploadEndpoint implements Endpoint {

  private final UploadInParts uploads;

  CompleteMultipartUploadEndpoint(UploadInParts uploads) {
    this.uploads = uploads;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    ObjectKey key = uploads.key(request, fields);
    String uploadId = fields.requiredString("upload_id");
    List<String> etags = etags(fields);
    return uploads.transfers().complete(key, uploadId, etags).map(done -> Answer.empty());
  }

  /** In the order of their parts, of which none may be missing. */
  private static List<String> etags(RequestFields fields) {
    TreeMap<Long, String> byNumber = new TreeMap<>();
    for (RequestFields part : fields.objects("parts")) {
      byNumber.put(part.requiredInteger("part_number"), part.requiredString("etag"));
    }
    if (byNumber.isEmpty()) {
      throw fields.missing("parts");
    }
    int count = byNumber.size();
    if (byNumber.firstKey() != 1 || byNumber.lastKey() != count || count > Limits.UPLOAD_PARTS) {
      throw HeadraceException.invalid(
          "parts must be numbered from 1 on without a gap, and be at most " + Limits.UPLOAD_PARTS);
    }
    return List.copyOf(byNumber.values());
  }
}
