package io.headrace.ui.edge;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.http.UnwantedBody;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.Pipe;
import io.vertx.ext.web.RoutingContext;

/**
 * The way of one request through the edge. Both bodies flow as streams that wait for the slower
 * side, so memory does not grow with their size.
 *
 * <p><b>When something breaks.</b> No upstream, or one that goes away before it has said anything:
 * 503, and the client may try again. One that goes away in the middle of its answer: the client's
 * connection is closed, because half an answer must not look like a whole one. A client that goes
 * away: the upstream request is reset. An upstream that answers without reading all of the body:
 * the rest is dropped ({@link UnwantedBody}).
 *
 * <p>Confined to the event loop of the client's connection.
 */
final class Forwarding {

  private final RoutingContext context;
  private final Upstream upstream;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private Pipe<Buffer> upload;

  Forwarding(RoutingContext context, Upstream upstream) {
    this.context = context;
    this.upstream = upstream;
    this.request = context.request();
    this.response = context.response();
  }

  void start() {
    if (hasBody()) {
      // Making the pipe pauses the request until the upstream can take what it brings.
      upload = request.pipe().endOnFailure(false);
    }
    upstream.open(request.method(), request.uri()).compose(this::exchange).onFailure(this::fail);
  }

  private Future<Void> exchange(HttpClientRequest outbound) {
    if (response.closed()) {
      return outbound.reset();
    }
    response.closeHandler(gone -> outbound.reset());
    // What goes wrong also fails the answer's future or the pipe, and is dealt with there.
    outbound.exceptionHandler(known -> {});
    ForwardedHeaders.toUpstream(request, outbound.headers());
    send(outbound);
    return outbound.response().compose(this::relay).onComplete(done -> finish(outbound));
  }

  private void send(HttpClientRequest outbound) {
    if (upload == null) {
      outbound.end();
      return;
    }
    if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
      response.writeContinue();
    }
    outbound.setChunked(!request.headers().contains(HttpHeaders.CONTENT_LENGTH));
    upload.to(outbound).onFailure(broken -> outbound.reset());
  }

  private Future<Void> relay(HttpClientResponse inbound) {
    response.setStatusCode(inbound.statusCode()).setStatusMessage(inbound.statusMessage());
    ForwardedHeaders.toClient(inbound.headers(), response.headers());
    if (hasNoBody(inbound)) {
      return response.end();
    }
    response.setChunked(!inbound.headers().contains(HttpHeaders.CONTENT_LENGTH));
    return inbound.pipe().endOnFailure(false).to(response);
  }

  private void finish(HttpClientRequest outbound) {
    if (!request.isEnded()) {
      // Breaks the upload's pipe. No reset: once the answer has ended, that would return a
      // connection with half a request on it to the pool.
      outbound.connection().close();
      UnwantedBody.drop(request);
    }
  }

  private void fail(Throwable failure) {
    if (response.closed()) {
      return;
    }
    // Without its stack trace: the message says it all, and there may be thousands a second.
    context.fail(
        new HeadraceException(
            ErrorCode.TEMPORARILY_UNAVAILABLE,
            upstream + " does not answer: " + failure.getMessage()));
  }

  private boolean hasBody() {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }

  private boolean hasNoBody(HttpClientResponse inbound) {
    return request.method().equals(HttpMethod.HEAD)
        || inbound.statusCode() == 204
        || inbound.statusCode() == 304;
  }
}
