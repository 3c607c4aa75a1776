package io.headrace.ui.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;

/** A page: HTML that names its assets, asked for anew each time, and what it may load and run. */
final class WebPage {

  /** Browsers keep it, and ask each time whether it is still that. */
  static final String ASK_AGAIN = "no-cache";

  private static final String PLACEHOLDER = "{{assets}}";

  private final WebAsset html;
  private final String policy;

  /**
   * Reads a page from the class path. Blocks.
   *
   * @param assets where the assets are, from the page: relative, so that it works below a path that
   *     a proxy puts in front
   * @param policy the directives of its Content-Security-Policy
   */
  static WebPage of(String file, String assets, String... policy) {
    String text = WebAssets.page(file).replace(PLACEHOLDER, assets);
    return new WebPage(
        WebAsset.of(file, text.getBytes(StandardCharsets.UTF_8)), String.join("; ", policy));
  }

  private WebPage(WebAsset html, String policy) {
    this.html = html;
    this.policy = policy;
  }

  void mount(Router router, String path) {
    router.route(HttpMethod.GET, path).method(HttpMethod.HEAD).handler(this::send);
  }

  private void send(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Security-Policy", policy)
        .putHeader("Referrer-Policy", "same-origin");
    AssetAnswer.send(context, html, ASK_AGAIN);
  }
}
