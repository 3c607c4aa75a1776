package io.headrace.ui.web;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Serves the web app: one page at {@code /}, another at {@code /docs} to read about the API, and
 * their files below a path that holds their version, kept by browsers for ever. Nothing comes from
 * elsewhere, and nothing runs in our origin that is not one of these files.
 */
public final class WebApp {

  private static final String ASSETS = "/assets/";
  private static final String DOCUMENT = "/openapi.json";
  private static final String MAIN = "app/main.js";
  private static final String KEEP_FOR_EVER = "public, max-age=31536000, immutable";

  private final WebAssets assets;
  private final String root;
  private final WebAsset document;
  private final WebPage home;

  private WebApp(WebAssets assets, byte[] document) {
    this.assets = assets;
    this.root = ASSETS + assets.version() + "/";
    this.document = WebAsset.of("openapi.json", document);
    this.home = home();
  }

  /**
   * Reads the app from the class path. Blocks.
   *
   * @param document what the page about the API shows
   */
  public static WebApp load(byte[] document) {
    return new WebApp(WebAssets.load(), document);
  }

  public void mount(Router router) {
    home.mount(router, "/");
    artifactFrame().mount(router, "/artifact-frame");
    docs().mount(router, "/docs");
    router.route(HttpMethod.GET, DOCUMENT).method(HttpMethod.HEAD).handler(this::sendDocument);
    router.route(HttpMethod.GET, ASSETS + "*").method(HttpMethod.HEAD).handler(this::sendAsset);
  }

  /**
   * Scripts and styles are our files only. Artifacts that are images, video or audio come from here
   * too; a PDF is a blob, for the browser's viewer; HTML is written into {@link #artifactFrame}. No
   * frame may go anywhere else, whatever runs in it. The one trusted type is what lit-html makes of
   * our own templates.
   */
  private WebPage home() {
    ModuleGraph modules = new ModuleGraph(assets);
    return WebPage.of(
        "index.html",
        Map.of(
            "assets",
            relativeRoot(),
            "style",
            relativeRoot() + WebAssets.STYLE,
            "preloads",
            preloads(modules.needed(MAIN)),
            "modules-ahead",
            modulesAhead(modules.neededLater(MAIN))),
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "media-src 'self'",
        "frame-src 'self' blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html");
  }

  /**
   * Holds an artifact that is HTML. It has an origin that no other page has, so it reaches neither
   * the page around it nor the API; it loads nothing, opens no window, sends no form and leads
   * nowhere. Its scripts do not run until somebody asks for it, and then within these bounds.
   */
  private WebPage artifactFrame() {
    return WebPage.of(
        "artifact-frame.html",
        Map.of("assets", relativeRoot()),
        "sandbox allow-scripts",
        "default-src 'none'",
        "script-src 'unsafe-inline' 'unsafe-eval'",
        "style-src 'unsafe-inline'",
        "img-src data: blob:",
        "font-src data:",
        "media-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'");
  }

  /**
   * Swagger UI draws arrows as {@code data:} images, shows downloads as blobs, and writes the
   * Markdown of the document, once it is cleaned, as HTML, so trusted types are not for it.
   */
  private WebPage docs() {
    return WebPage.of(
        "docs.html",
        Map.of("assets", relativeRoot()),
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'");
  }

  /**
   * Where the assets are, from a page, so that it works below a path that a proxy puts in front.
   */
  private String relativeRoot() {
    return root.substring(1);
  }

  private String preloads(Set<String> modules) {
    return modules.stream()
        .map(path -> "<link rel=\"modulepreload\" href=\"%s%s\">".formatted(relativeRoot(), path))
        .collect(Collectors.joining("\n    "));
  }

  /** JSON that can stand between tags, since paths of ours have no {@code <}. */
  private static String modulesAhead(Map<String, Set<String>> modules) {
    JsonObject json = new JsonObject();
    modules.forEach((entry, needed) -> json.put(entry, new JsonArray(List.copyOf(needed))));
    return json.encode();
  }

  private void sendDocument(RoutingContext context) {
    AssetAnswer.send(context, document, WebPage.ASK_AGAIN);
  }

  private void sendAsset(RoutingContext context) {
    String path = context.normalizedPath();
    WebAsset asset = path.startsWith(root) ? assets.get(path.substring(root.length())) : null;
    if (asset == null) {
      throw new HeadraceException(ErrorCode.NOT_FOUND, "No such file: " + path);
    }
    AssetAnswer.send(context, asset, KEEP_FOR_EVER);
  }
}
