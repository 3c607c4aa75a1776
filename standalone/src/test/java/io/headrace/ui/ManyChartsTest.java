package io.headrace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import io.headrace.e2e.RunningHeadraceResolver;
import java.net.URI;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Fifty charts of two hundred runs in a real browser, while points come in. */
@ExtendWith({RunningHeadraceResolver.class, WebBrowserResolver.class})
class ManyChartsTest {

  private static final LocatorAssertions.HasAttributeOptions SOON =
      new LocatorAssertions.HasAttributeOptions().setTimeout(20_000);

  /** How many frames are counted: some seconds. */
  private static final int A_WHILE = 150;

  /** The least last step of all runs of a chart, once it is beyond some step. */
  private static final String ALL_BEYOND =
      """
      async ([key, runs, step]) => {
        const panel = [...document.querySelectorAll('metric-panel')].find(one => one.key === key);
        for (const end = performance.now() + 30000; performance.now() < end;) {
          const curves = Object.values(panel.drawn);
          const least = Math.min(...curves.map((curve) => curve.lastX.at(-1)));
          if (curves.length === runs && least > step) {
            return least;
          }
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        return -1;
      }
      """;

  private static StreamingRuns runs;

  @BeforeAll
  static void start(URI server) {
    runs = new StreamingRuns(server);
  }

  @AfterAll
  static void stop() {
    if (runs != null) {
      runs.close();
    }
  }

  @Test
  void charts_ofRunsThatGoOn_followThemAllAndDrawOnlyWhatIsSeen(URI server, Page page)
      throws Exception {
    PageSpeed speed = PageSpeed.of(page, "canvas");
    String ids = runs.runIds.stream().map(id -> "run=" + id).collect(Collectors.joining("&"));
    page.navigate(server.resolve("/") + "#/experiments/" + runs.experimentId + "/charts?" + ids);
    assertThat(page.locator("metric-panel")).hasCount(StreamingRuns.METRICS);
    Locator first = page.locator("metric-panel .plot").first();
    assertThat(first).hasAttribute("aria-busy", "false", SOON);
    speed.noteFirstPaint("charts of 200 runs");

    runs.begin();
    long before = runs.written();
    long begin = System.nanoTime();
    speed.begin();
    speed.pass(A_WHILE);
    speed.noteFrames("200 runs x 50 charts while points come in");
    double seconds = (System.nanoTime() - begin) / 1e9;
    PageSpeed.note(
        "points that came in meanwhile", Math.round((runs.written() - before) / seconds) + "/s");
    speed.begin();
    pointAlong(page, first.boundingBox());
    speed.noteFrames("the same, pointed at");

    assertThat(runs.written()).isGreaterThan(before);
    Object least =
        page.evaluate(ALL_BEYOND, new Object[] {StreamingRuns.key(0), StreamingRuns.RUNS, 2});
    assertThat((int) least).as("the last step of the run that is least far").isGreaterThan(2);
    assertThat(page.locator("canvas").count()).isBetween(2, StreamingRuns.METRICS / 2);
  }

  private static void pointAlong(Page page, BoundingBox box) {
    for (int i = 0; i < 100; i++) {
      page.mouse().move(box.x + 80 + i * 2, box.y + 60 + i % 20);
    }
  }
}
