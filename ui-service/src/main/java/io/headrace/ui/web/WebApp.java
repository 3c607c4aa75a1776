package io.headrace.ui.web;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;

/**
 * Serves the web app: one page at {@code /}, asked for anew each time, and its files below a path
 * that holds their version, kept by browsers for ever. Nothing comes from elsewhere, and nothing
 * runs that is not one of these files.
 */
public final class WebApp {

  private static final String ASSETS = "/assets/";
  private static final String PLACEHOLDER = "{{assets}}";
  private static final String KEEP_FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  /**
   * Scripts and styles are our files only. Images may be blobs, as which artifacts are shown. The
   * one trusted type is what lit-html makes of our own templates.
   */
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' blob:",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'self'",
          "require-trusted-types-for 'script'",
          "trusted-types lit-html");

  private final WebAssets assets;
  private final String root;
  private final WebAsset page;

  private WebApp(WebAssets assets) {
    this.assets = assets;
    this.root = ASSETS + assets.version() + "/";
    // Relative to the page, so that the app works below a path that a proxy puts in front.
    String html = WebAssets.page().replace(PLACEHOLDER, root.substring(1));
    this.page = WebAsset.of("index.html", html.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the app from the class path. Blocks. */
  public static WebApp load() {
    return new WebApp(WebAssets.load());
  }

  public void mount(Router router) {
    router.route(HttpMethod.GET, "/").method(HttpMethod.HEAD).handler(this::sendPage);
    router.route(HttpMethod.GET, ASSETS + "*").method(HttpMethod.HEAD).handler(this::sendAsset);
  }

  private void sendPage(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .putHeader("Referrer-Policy", "same-origin");
    send(context, page, ASK_AGAIN);
  }

  private void sendAsset(RoutingContext context) {
    String path = context.normalizedPath();
    WebAsset asset = path.startsWith(root) ? assets.get(path.substring(root.length())) : null;
    if (asset == null) {
      throw new HeadraceException(ErrorCode.NOT_FOUND, "No such file: " + path);
    }
    send(context, asset, KEEP_FOR_EVER);
  }

  private static void send(RoutingContext context, WebAsset asset, String caching) {
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
