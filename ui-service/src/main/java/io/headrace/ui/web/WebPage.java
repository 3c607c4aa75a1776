package io.headrace.ui.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page: HTML that names its assets, asked for anew each time, and what it may load and run. */
final class WebPage {

  /** Browsers keep it, and ask each time whether it is still that. */
  static final String ASK_AGAIN = "no-cache";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");

  private final WebAsset html;
  private final String policy;

  /**
   * Reads a page from the class path. Blocks.
   *
   * @param values what to put in for {@code {{names}}}
   * @param policy the directives of its Content-Security-Policy
   */
  static WebPage of(String file, Map<String, String> values, String... policy) {
    String text =
        PLACEHOLDER
            .matcher(WebAssets.page(file))
            .replaceAll(match -> Matcher.quoteReplacement(value(values, match.group(1))));
    return new WebPage(
        WebAsset.of(file, text.getBytes(StandardCharsets.UTF_8)), String.join("; ", policy));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("nothing is known to put in for {{" + name + "}}");
    }
    return value;
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
