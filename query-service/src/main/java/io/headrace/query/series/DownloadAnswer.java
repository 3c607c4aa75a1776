package io.headrace.query.series;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.model.SeriesFormat;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Answers with a file of whole histories, streamed. A transfer that breaks half-way breaks the
 * connection, so that nobody takes a part for the whole.
 */
final class DownloadAnswer {

  /** How long a client may take for one piece of the file, while others wait for their turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpServerResponse response;

  private DownloadAnswer(HttpServerResponse response) {
    this.response = response;
  }

  static Future<Answer> send(RecordedSeries recorded, SeriesRequest asked, ApiRequest request) {
    DownloadAnswer answer = new DownloadAnswer(request.response());
    if (request.http().method().equals(HttpMethod.HEAD)) {
      answer.writeHead();
      return request.response().end().map(sent -> Answer.written());
    }
    return recorded
        .downloadWhenRecorded(request, asked.runIds(), () -> answer.send(recorded, asked))
        .compose(sent -> request.response().end())
        .recover(answer::breakOff)
        .map(sent -> Answer.written());
  }

  private Future<Void> send(RecordedSeries recorded, SeriesRequest asked) {
    try {
      return new HistoryDownload(recorded, asked, new SeriesParquet(), this::write).send();
    } catch (IOException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Void> write(Buffer bytes) {
    if (response.closed()) {
      return Future.failedFuture(new IOException("The client has gone"));
    }
    if (bytes.length() == 0) {
      return Future.succeededFuture();
    }
    if (!response.headWritten()) {
      writeHead();
    }
    return response.write(bytes).timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void writeHead() {
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, SeriesFormat.PARQUET.mediaType())
        .putHeader("Content-Disposition", "attachment; filename=\"series.parquet\"");
  }

  /** What failed before the first byte can be told; that a client went away is no failure. */
  private Future<Void> breakOff(Throwable failure) {
    boolean gone = response.closed();
    if (response.headWritten()) {
      response.reset();
    }
    return gone ? Future.succeededFuture() : Future.failedFuture(failure);
  }
}
