package io.headrace.query.download;

import io.headrace.async.Lanes;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Answers with a file that is streamed while it is made. A transfer that breaks half-way breaks the
 * connection, so that nobody takes a part for the whole.
 */
public final class DownloadAnswer {

  /** How long a client may take for one piece of the file, while others wait for their turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int PIECE_BYTES = 1 << 20;

  private static final int ONE_AFTER_THE_OTHER = 1;

  private final HttpServerResponse response;
  private final String mediaType;
  private final String fileName;

  /** A write may fail before the response knows that it is closed. */
  private volatile boolean clientGone;

  private DownloadAnswer(HttpServerResponse response, String mediaType, String fileName) {
    this.response = response;
    this.mediaType = mediaType;
    this.fileName = fileName;
  }

  /**
   * Answers a request, one of HEAD with the head alone.
   *
   * @param fileName that a browser saves it under: letters, digits, points and hyphens
   * @param work {@linkplain #write writes} the file
   */
  public static Future<Answer> send(
      ApiRequest request,
      String mediaType,
      String fileName,
      Function<DownloadAnswer, Future<Void>> work) {
    DownloadAnswer answer = new DownloadAnswer(request.response(), mediaType, fileName);
    if (request.http().method().equals(HttpMethod.HEAD)) {
      answer.writeHead();
      return request.response().end().map(sent -> Answer.written());
    }
    return work.apply(answer)
        .compose(sent -> request.response().end())
        .recover(answer::breakOff)
        .map(sent -> Answer.written());
  }

  /**
   * Sends more of the file.
   *
   * @return completes when the client has it, and no more should be made before; fails when the
   *     client has gone, even if there is nothing to send
   */
  public Future<Void> write(Buffer bytes) {
    if (response.closed()) {
      return Future.failedFuture(new IOException("The client has gone"));
    }
    if (bytes.length() > 0 && !response.headWritten()) {
      writeHead();
    }
    return Lanes.forEach(ONE_AFTER_THE_OTHER, pieces(bytes), this::writePiece);
  }

  private static List<Buffer> pieces(Buffer bytes) {
    List<Buffer> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length(); from += PIECE_BYTES) {
      pieces.add(bytes.slice(from, Math.min(from + PIECE_BYTES, bytes.length())));
    }
    return pieces;
  }

  private Future<Void> writePiece(Buffer piece) {
    return response
        .write(piece)
        .onFailure(lost -> clientGone = true)
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void writeHead() {
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
        .putHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
  }

  /** What failed before the first byte can be told; that a client went away is no failure. */
  private Future<Void> breakOff(Throwable failure) {
    boolean gone = clientGone || response.closed();
    if (response.headWritten()) {
      response.reset();
    }
    return gone ? Future.succeededFuture() : Future.failedFuture(failure);
  }
}
