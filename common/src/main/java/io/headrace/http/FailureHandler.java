package io.headrace.http;

import io.headrace.api.UnicodeText;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a Throwable becomes an HTTP status: writes MLflow's error JSON, logs what
 * needs a human, and closes the connection when the answer is already under way.
 */
public final class FailureHandler implements Handler<RoutingContext> {

  private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);

  /** While something behind us is away every request fails, and one line tells as much as all. */
  private static final long WARN_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - WARN_EVERY_NANOS);

  @Override
  public void handle(RoutingContext context) {
    HeadraceException failure = explain(context);
    log(context, failure);
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      // Half an answer must not look like a whole one.
      response.reset();
      return;
    }
    failure
        .retryAfter()
        .ifPresent(wait -> response.putHeader(HttpHeaders.RETRY_AFTER, "" + wait.toSeconds()));
    response
        .setStatusCode(failure.code().httpStatus())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(body(failure));
    UnwantedBody.drop(context.request());
  }

  private void log(RoutingContext context, HeadraceException failure) {
    String request = context.request().method() + " " + context.request().path();
    if (isLossOfClient(context)) {
      LOG.debug("{} broke off: its client has gone", request);
    } else if (failure.code() == ErrorCode.INTERNAL_ERROR) {
      LOG.error("{} failed: {}", request, failure.getMessage(), failure.getCause());
    } else if (failure.code() == ErrorCode.TEMPORARILY_UNAVAILABLE && mayWarn()) {
      LOG.warn("{} has to wait: {}", request, failure.getMessage());
    } else {
      LOG.debug("{} is refused: {}", request, failure.getMessage());
    }
  }

  /** A connection of our own, to what is behind us, breaks in the same way. */
  private static boolean isLossOfClient(RoutingContext context) {
    return context.response().closed() && context.failure() instanceof HttpClosedException;
  }

  private boolean mayWarn() {
    long now = System.nanoTime();
    long last = lastWarning.get();
    return now - last >= WARN_EVERY_NANOS && lastWarning.compareAndSet(last, now);
  }

  /** MLflow's error JSON. */
  static Buffer body(HeadraceException failure) {
    return JsonAnswer.bytes(
        json ->
            json.text("error_code", failure.code().name())
                // It may echo what a client sent, or only the beginning of it.
                .text("message", UnicodeText.of(failure.getMessage())));
  }

  private static HeadraceException explain(RoutingContext context) {
    if (context.failure() instanceof HeadraceException known) {
      return known;
    }
    String path = context.request().path();
    return switch (context.statusCode()) {
      case 400 -> new HeadraceException(ErrorCode.BAD_REQUEST, "Malformed request");
      case 404 -> new HeadraceException(ErrorCode.ENDPOINT_NOT_FOUND, "No such path: " + path);
      case 405 ->
          new HeadraceException(
              ErrorCode.METHOD_NOT_ALLOWED,
              "Method " + context.request().method() + " is not allowed for " + path);
      case 413 ->
          new HeadraceException(
              ErrorCode.REQUEST_TOO_LARGE, "The request body is larger than this server accepts");
      default ->
          new HeadraceException(
              ErrorCode.INTERNAL_ERROR, "The server failed to answer", context.failure());
    };
  }
}
