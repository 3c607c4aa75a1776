package io.headrace.http;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Answers what is no request of HTTP, and never came to a router, in MLflow's shape too. The
 * connection is closed: nobody knows where the next request on it would begin.
 */
final class MalformedRequests implements Handler<HttpServerRequest> {

  private static final int URI_TOO_LONG = 414;
  private static final int HEADERS_TOO_LARGE = 431;

  /** What a client still sends would, on a connection closed at once, cost it the answer. */
  private static final long LINGER_MS = 1_000;

  private final Vertx vertx;

  MalformedRequests(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public void handle(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    if (cause instanceof TooLongHttpLineException) {
      answer(
          request,
          URI_TOO_LONG,
          new HeadraceException(
              ErrorCode.REQUEST_TOO_LARGE, "The address is longer than this server accepts"));
    } else if (cause instanceof TooLongHttpHeaderException) {
      answer(
          request,
          HEADERS_TOO_LARGE,
          new HeadraceException(
              ErrorCode.REQUEST_TOO_LARGE, "The headers are larger than this server accepts"));
    } else {
      HeadraceException malformed =
          new HeadraceException(ErrorCode.BAD_REQUEST, "Malformed request");
      answer(request, malformed.code().httpStatus(), malformed);
    }
  }

  private void answer(HttpServerRequest request, int status, HeadraceException failure) {
    SecurityHeaders.putOn(request.response());
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(FailureHandler.body(failure))
        .onComplete(sent -> vertx.setTimer(LINGER_MS, timer -> request.connection().close()));
  }
}
