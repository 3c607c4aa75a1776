package io.headrace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.headrace.benchmarks.demo.DemoSet;
import io.headrace.benchmarks.rest.MlflowRest;
import io.headrace.e2e.RunningHeadraceResolver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.MlflowClient;

/**
 * Every page over the experiments of {@code ./headrace demo}, at some widths, light and dark: it
 * fits, breaks no rule of accessibility, and is kept as a picture in {@code target/pictures}.
 * {@code ./headrace pictures} makes those of the documentation.
 */
@ExtendWith({RunningHeadraceResolver.class, WebBrowserResolver.class})
class PageGalleryTest {

  private static final Path PICTURES = Path.of("target/pictures");
  private static final Path DOCUMENTATION = Path.of("../docs/pictures");

  /** The width of the documentation's pictures. */
  private static final int LAPTOP = 1280;

  /** Nothing is awaited any more that was on its way when the page was opened. */
  private static final String SETTLED =
      """
      () => {
        const isSeen = (panel) => panel.getBoundingClientRect().top < innerHeight;
        return document.querySelector('main h1') !== null
          && document.querySelector('.skeleton, .bone, .stale, [aria-busy=true]') === null
          && [...document.images].every((image) => image.complete && image.naturalWidth > 0)
          && [...document.querySelectorAll('metric-panel')]
            .filter(isSeen)
            .every((panel) => panel.querySelector('[aria-busy=false] canvas') !== null)
          && (document.querySelector('svg.curve') === null
            || document.querySelector('svg.curve path') !== null);
      }
      """;

  private static final String OVERHANG = "document.documentElement.scrollWidth - innerWidth";

  private static URI server;
  private static Map<String, String> addresses;
  private static AxeRules axe;

  @BeforeAll
  static void start(URI server) throws IOException {
    PageGalleryTest.server = server;
    new DemoSet(
            new MlflowRest(server.toString()),
            Clock.systemUTC(),
            new PrintWriter(Writer.nullWriter()))
        .fill(1, "");
    try (MlflowClient client = new MlflowClient(server.toString())) {
      addresses = addresses(client);
    }
    axe = new AxeRules();
    Files.createDirectories(PICTURES);
  }

  /** Of each page, by the name of its picture. */
  private static Map<String, String> addresses(MlflowClient client) {
    String language = experiment(client, "Language model pretraining");
    String images = experiment(client, "Image classifier");
    String boosting = experiment(client, "Gradient boosting");
    String languageRun = runs(client, language).get(0);
    List<String> imageRuns = runs(client, images);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("experiments", "#/experiments");
    all.put("runs", "#/experiments/" + images);
    all.put("groups", "#/experiments/" + boosting + "?group=p:max_depth");
    all.put("charts", "#/experiments/" + language + "/charts");
    all.put("models", "#/experiments/" + images + "/models");
    all.put("run", "#/experiments/" + language + "/runs/" + languageRun);
    all.put("run-charts", "#/experiments/" + language + "/runs/" + languageRun + "/charts");
    all.put(
        "artifacts",
        "#/experiments/%s/runs/%s/artifacts/plots/confusion_matrix.png"
            .formatted(images, imageRuns.get(0)));
    all.put(
        "compare",
        imageRuns.stream()
            .limit(4)
            .map(run -> "run=" + run)
            .collect(Collectors.joining("&", "#/compare?", "")));
    all.put(
        "compare-experiments",
        "#/compare-experiments/s?experiments=%%5B%%22%s%%22,%%22%s%%22%%5D"
            .formatted(images, language));
    all.put("system", "#/system");
    return all;
  }

  private static String experiment(MlflowClient client, String name) {
    return client.getExperimentByName(name).orElseThrow().getExperimentId();
  }

  private static List<String> runs(MlflowClient client, String experimentId) {
    return client
        .searchRuns(List.of(experimentId), "", ViewType.ACTIVE_ONLY, 10)
        .getItems()
        .stream()
        .map(run -> run.getInfo().getRunId())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"360, LIGHT", "1280, LIGHT", "1280, DARK", "2560, DARK"})
  void pages_eachWidthAndScheme_fitAndComplainOfNothing(
      int width, ColorScheme scheme, WebBrowser browser) throws IOException {
    Page page = browser.open(width, scheme);
    for (Map.Entry<String, String> address : addresses.entrySet()) {
      String name = address.getKey();
      // Otherwise the page before is still there while the modules of this one come.
      page.navigate("about:blank");
      page.navigate(server.resolve("/") + address.getValue());
      page.waitForFunction(SETTLED);
      keep(page, name, width, scheme);

      assertThat((Integer) page.evaluate(OVERHANG)).as("what of %s sticks out", name).isZero();
      if (width == LAPTOP) {
        assertThat(axe.brokenIn(page)).as("rules that %s breaks", name).isEmpty();
      }
    }
  }

  private static void keep(Page page, String name, int width, ColorScheme scheme)
      throws IOException {
    byte[] picture = page.screenshot();
    String mode = scheme.name().toLowerCase(Locale.ROOT);
    Files.write(PICTURES.resolve("%s-%d-%s.png".formatted(name, width, mode)), picture);
    if (width == LAPTOP
        && scheme == ColorScheme.LIGHT
        && Boolean.getBoolean("headrace.docs.write")) {
      Files.createDirectories(DOCUMENTATION);
      Files.write(DOCUMENTATION.resolve(name + ".png"), picture);
    }
  }
}
