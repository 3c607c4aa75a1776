package io.headrace.ui.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Answers with a file, compressed where the client takes that, or not at all where it has it. */
final class AssetAnswer {

  private AssetAnswer() {}

  /**
   * Sends the file.
   *
   * @param caching the value of {@code Cache-Control}
   */
  static void send(RoutingContext context, WebAsset asset, String caching) {
    boolean gzip = acceptsGzip(context);
    String tag = '"' + asset.hash() + (gzip ? "-gzip" : "") + '"';
    HttpServerResponse response =
        context
            .response()
            .putHeader(HttpHeaders.CACHE_CONTROL, caching)
            .putHeader(HttpHeaders.ETAG, tag);
    response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (tag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, asset.contentType());
    if (gzip) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    response.end(gzip ? asset.compressed() : asset.content());
  }

  private static boolean acceptsGzip(RoutingContext context) {
    String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }
}
