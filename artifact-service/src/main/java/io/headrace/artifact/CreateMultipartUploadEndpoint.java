package io.headrace.artifact;

import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.headrace.objects.DirectTransfers;
import io.headrace.objects.ObjectKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code POST mlflow-artifacts/mpu/create/{folder}}: begins an upload in parts, which the client
 * sends to the S3 store itself.
 */
final class CreateMultipartUploadEndpoint implements Endpoint {

  private final Vertx vertx;
  private final UploadInParts uploads;
  private final Duration validity;

  /**
   * @param expiry after which the upload is abandoned, so that its URLs need not be valid longer
   */
  CreateMultipartUploadEndpoint(Vertx vertx, UploadInParts uploads, Duration expiry) {
    this.vertx = vertx;
    this.uploads = uploads;
    Duration longest = Duration.ofSeconds(Limits.PRESIGNED_SECONDS);
    this.validity = expiry.compareTo(longest) < 0 ? expiry : longest;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    ObjectKey key = uploads.key(request, fields);
    int parts = parts(fields.integer("num_parts"));
    DirectTransfers transfers = uploads.transfers();
    return transfers
        .begin(key)
        .compose(
            id ->
                // Thousands of signatures take longer than the event loop may be away.
                vertx.executeBlocking(() -> answer(id, urls(transfers, key, id, parts)), false));
  }

  private static int parts(Long asked) {
    long parts = asked == null ? 1 : asked;
    if (parts < 1 || parts > Limits.UPLOAD_PARTS) {
      throw HeadraceException.invalid(
          "num_parts must be from 1 to " + Limits.UPLOAD_PARTS + ", not " + parts);
    }
    return (int) parts;
  }

  private List<String> urls(DirectTransfers transfers, ObjectKey key, String id, int parts) {
    return IntStream.rangeClosed(1, parts)
        .mapToObj(number -> transfers.part(key, id, number, validity))
        .toList();
  }

  private static Answer answer(String uploadId, List<String> urls) {
    return JsonAnswer.of(
        json ->
            json.text("upload_id", uploadId)
                .list(
                    "credentials",
                    IntStream.range(0, urls.size()).boxed().toList(),
                    (part, index) ->
                        part.text("url", urls.get(index))
                            .number("part_number", index + 1L)
                            .object("headers", none -> {})));
  }
}
