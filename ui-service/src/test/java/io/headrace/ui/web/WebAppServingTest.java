package io.headrace.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.HttpSettings;
import io.headrace.config.SettingValues;
import io.headrace.http.ServiceServer;
import io.headrace.http.ServiceStates;
import io.headrace.ui.UiService;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the web app's files are served, by a ui service without the edge. */
class WebAppServingTest {

  private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
  private static final Pattern IMPORT = Pattern.compile("from '(\\.[^']+)'|^import '(\\.[^']+)'");

  private static final String SWAGGER_UI = "lib/swagger-ui/";

  private static final Vertx VERTX = Vertx.vertx();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static ServiceServer server;
  private static URI root;

  @BeforeAll
  static void start() {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    server =
        new ServiceServer(
            VERTX,
            new HttpSettings("127.0.0.1", 0, 1 << 20),
            metrics,
            List.of(
                UiService.withoutEdge(
                    SettingValues.of(Map.of()), new ServiceStates(List.of(), metrics))));
    root = URI.create("http://127.0.0.1:" + server.start().await() + "/");
    server.startServices().await();
  }

  @AfterAll
  static void stop() {
    server.stop().await();
    VERTX.close().await();
  }

  private static HttpResponse<byte[]> get(URI uri, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static List<URI> references() throws IOException, InterruptedException {
    return REFERENCE
        .matcher(text(get(root)))
        .results()
        .map(match -> root.resolve(match.group(1)))
        .toList();
  }

  private static URI script() throws IOException, InterruptedException {
    return references().stream()
        .filter(uri -> uri.getPath().endsWith("/app/main.js"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void page_always_allowsOnlyOurOwnFilesToRun() throws Exception {
    HttpResponse<byte[]> page = get(root);

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe", "*");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(text(page)).doesNotContain("{{", "http://", "https://", "onclick", "style=\"");
  }

  @Test
  void page_unchanged_isNotSentAgain() throws Exception {
    String tag = get(root).headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> again = get(root, "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @Test
  void assets_namedByThePage_areKeptForEver() throws Exception {
    assertThat(references()).isNotEmpty();
    for (URI reference : references()) {
      HttpResponse<byte[]> asset = get(reference);

      assertThat(asset.statusCode()).as(reference.getPath()).isEqualTo(200);
      assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
      assertThat(asset.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  @Test
  void assets_importedByModules_areAllThere() throws Exception {
    WebAssets assets = WebAssets.load();
    for (WebAsset asset : assets.all()) {
      if (!asset.path().endsWith(".js")) {
        continue;
      }
      String code = asset.content().toString();
      for (MatchResult match : IMPORT.matcher(code).results().toList()) {
        String target = match.group(1) == null ? match.group(2) : match.group(1);
        String path = URI.create("/" + asset.path()).resolve(target).getPath().substring(1);
        assertThat(assets.get(path)).as(asset.path() + " imports " + target).isNotNull();
      }
    }
  }

  @Test
  void assets_gzipAccepted_areCompressed() throws Exception {
    HttpResponse<byte[]> plain = get(script());
    HttpResponse<byte[]> compressed = get(script(), "Accept-Encoding", "br, gzip");

    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(compressed.headers().allValues("Vary")).contains("accept-encoding", "origin");
    assertThat(compressed.headers().firstValue("ETag"))
        .isNotEqualTo(plain.headers().firstValue("ETag"));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @Test
  void style_ofTheApp_hasEverySheetButThatOfTheDocs() {
    WebAssets assets = WebAssets.load();
    String style = assets.get(WebAssets.STYLE).content().toString();

    assertThat(assets.all())
        .filteredOn(asset -> asset.path().matches("style/(?!app|docs).*[.]css"))
        .isNotEmpty()
        .allSatisfy(sheet -> assertThat(style).contains(sheet.content().toString()));
  }

  @Test
  void assets_ofTheDocs_stayUnder500KBOverTheWire() {
    assertThat(compressedBytes(asset -> asset.path().startsWith(SWAGGER_UI))).isBetween(1, 500_000);
  }

  private static int compressedBytes(Predicate<WebAsset> which) {
    return WebAssets.load().all().stream()
        .filter(which)
        .mapToInt(asset -> asset.compressed().length())
        .sum();
  }

  @Test
  void docs_asked_allowOnlyOurOwnFilesToRun() throws Exception {
    HttpResponse<byte[]> page = get(root.resolve("/docs"));

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe", "*");
    assertThat(text(page)).doesNotContain("{{", "http://", "https://", "onclick", "style=\"");
    for (MatchResult reference : REFERENCE.matcher(text(page)).results().toList()) {
      assertThat(get(root.resolve(reference.group(1))).statusCode())
          .as(reference.group(1))
          .isEqualTo(200);
    }
  }

  @Test
  void artifactFrame_asked_hasAnOriginOfItsOwnAndLoadsNothing() throws Exception {
    HttpResponse<byte[]> page = get(root.resolve("/artifact-frame"));

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox allow-scripts; default-src 'none'; ")
        .endsWith("; frame-ancestors 'self'")
        .doesNotContain(
            "http", "*", "allow-same-origin", "connect-src", "frame-src", "-src 'self'");
  }

  @Test
  void openApi_unchanged_isNotSentAgain() throws Exception {
    URI document = root.resolve("/openapi.json");
    HttpResponse<byte[]> first = get(document);

    assertThat(first.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(text(first)).startsWith("{\"openapi\":\"3.1.");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(get(document, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void assets_unknownOrOfAnotherVersion_are404() throws Exception {
    for (String path : List.of("assets/", "assets/0000/app/main.js", "assets/%2e%2e/web/x.js")) {
      HttpResponse<byte[]> answer = get(root.resolve("/" + path));

      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(text(answer)).contains("error_code");
    }
  }

  @Test
  void version_asked_isBareText() throws Exception {
    assertThat(text(get(root.resolve("/version")))).matches("\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void serverInfo_underBothPrefixes_promisesNothingWeCannotDo() throws Exception {
    for (String prefix : List.of("/api/", "/ajax-api/")) {
      HttpResponse<byte[]> answer = get(root.resolve(prefix + "3.0/mlflow/server-info"));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(text(answer))
          .contains("\"multipart_uploads_enabled\":false", "\"workspaces_enabled\":false");
    }
  }
}
