package io.headrace.artifact.preview;

import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.objects.ObjectHead;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * {@code GET artifacts/thumbnail}: a small picture of an image. Nothing but pixels of our own
 * making is answered, so no script that a file has comes to run in our origin.
 */
public final class GetThumbnailEndpoint implements Endpoint {

  private static final int NOT_MODIFIED = 304;

  /** More than any plot has and a camera makes, and what a heap of half a GiB can lend. */
  private static final int LARGEST_FILE = 16 << 20;

  /** While a page is looked at browsers need not even ask; a file may be replaced any time. */
  private static final String FOR_A_MINUTE = "private, max-age=60";

  /** The slowest picture that is within limits takes a third of it on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final PreviewedFiles files;
  private final PreviewWorkers workers;

  public GetThumbnailEndpoint(PreviewedFiles files, PreviewWorkers workers) {
    this.files = files;
    this.workers = workers;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    int size = size(fields);
    return files.find(fields).compose(file -> answer(request, file, size));
  }

  private static int size(RequestFields fields) {
    Long size = fields.integer("size");
    if (size == null) {
      return Limits.THUMBNAIL_SIZE_UNASKED;
    }
    if (size < Limits.THUMBNAIL_SIZE_LEAST || size > Limits.THUMBNAIL_SIZE) {
      throw HeadraceException.invalid(
          "'size' must be from %d to %d, and is %d."
              .formatted(Limits.THUMBNAIL_SIZE_LEAST, Limits.THUMBNAIL_SIZE, size));
    }
    return size.intValue();
  }

  private Future<Answer> answer(ApiRequest request, PreviewedFile file, int size) {
    String etag = etag(file.head(), size);
    String known = request.http().getHeader(HttpHeaders.IF_NONE_MATCH);
    if (known != null && known.contains(etag)) {
      return writeHead(request.response(), etag)
          .setStatusCode(NOT_MODIFIED)
          .end()
          .map(sent -> Answer.written());
    }
    if (file.size() > LARGEST_FILE) {
      throw HeadraceException.invalid(
          "The file has %d bytes; thumbnails are made of files up to %d"
              .formatted(file.size(), LARGEST_FILE));
    }
    return workers
        .inTurn(() -> thumbnail(request, file, size))
        .map(
            thumbnail -> {
              writeHead(request.response(), etag);
              return new Answer.Bytes(thumbnail.mediaType(), thumbnail.bytes());
            });
  }

  private Future<Thumbnail> thumbnail(ApiRequest request, PreviewedFile file, int size) {
    if (request.response().closed()) {
      // Pages that are scrolled let go of what they asked for.
      return Future.failedFuture(HeadraceException.invalid("Nobody waits for it any more"));
    }
    return file.bytes()
        .read(0, (int) file.size())
        .compose(bytes -> workers.decode(() -> Thumbnail.of(bytes.getBytes(), size, PATIENCE)))
        .recover(DamagedFileException::refuse);
  }

  private static HttpServerResponse writeHead(HttpServerResponse response, String etag) {
    return response
        .putHeader(HttpHeaders.ETAG, etag)
        .putHeader(HttpHeaders.CACHE_CONTROL, FOR_A_MINUTE)
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  /** The file's, by which a file system without any is known by its time; and the size's. */
  private static String etag(ObjectHead head, int size) {
    String file =
        head.etag().orElseGet(() -> head.lastModified().toEpochMilli() + "-" + head.size());
    return "\"" + file.replaceAll("[^A-Za-z0-9-]", "") + "-" + size + "\"";
  }
}
