package io.headrace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.headrace.e2e.RunningHeadraceResolver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Charts in a real browser, read from what they have drawn. */
@ExtendWith({RunningHeadraceResolver.class, WebBrowserResolver.class})
class ChartsTest {

  private static URI server;
  private static ChartedRuns runs;
  private Page page;

  @BeforeAll
  static void start(URI server) {
    ChartsTest.server = server;
    runs = new ChartedRuns(server);
  }

  @AfterAll
  static void stop() {
    if (runs != null) {
      runs.close();
    }
  }

  @BeforeEach
  void open(Page opened) {
    page = opened;
  }

  private void show(String runId, String query) {
    page.navigate(
        server.resolve("/")
            + "#/experiments/%s/runs/%s/charts%s".formatted(runs.experimentId, runId, query));
  }

  /** Draws both runs, in a view that keeps its own query. */
  private void showBoth() {
    show(runs.longRunId, "");
    assertThat(plot("loss")).hasAttribute("aria-busy", "false");
    page.evaluate(
        """
        runs => {
          const view = document.createElement('charts-view');
          let query = new URLSearchParams();
          view.runs = runs;
          view.query = query;
          view.addEventListener('query', ({detail}) => {
            query = new URLSearchParams(query);
            for (const [name, value] of Object.entries(detail)) {
              query.delete(name);
              [value].flat().filter(one => one !== null && one !== '')
                .forEach(one => query.append(name, one));
            }
            view.query = query;
          });
          document.querySelector('main').replaceChildren(view);
        }
        """,
        List.of(
            Map.of("runId", runs.longRunId, "name", "long", "status", "FINISHED"),
            Map.of("runId", runs.runningRunId, "name", "running", "status", "RUNNING")));
  }

  private Locator panel(String key) {
    return page.locator("metric-panel")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.getByTitle(key, new Page.GetByTitleOptions().setExact(true))));
  }

  private Locator plot(String key) {
    return panel(key).locator(".plot");
  }

  /** Waits until a chart can be pointed at. */
  private Locator drawing(String key) {
    assertThat(plot(key).locator("canvas").first()).isVisible();
    return plot(key);
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private void awaitAddress(String expression) {
    page.waitForURL(Pattern.compile(expression));
  }

  /**
   * Waits until something holds of what a panel has drawn of a run, which is "curve" in it. The
   * page's content policy forbids what Playwright's own way of waiting does.
   */
  private void awaitDrawn(String key, String runId, String expression) {
    page.evaluate(
        """
        async ([key, runId]) => {
          const end = performance.now() + 20000;
          for (;;) {
            const panel = [...document.querySelectorAll('metric-panel')].find(one => one.key === key);
            const curve = panel?.drawn[runId];
            if (curve !== undefined && (%1$s)) {
              return;
            }
            if (performance.now() > end) {
              throw new Error(`%1$s never held: ${JSON.stringify(curve ?? null).slice(0, 500)}`);
            }
            await new Promise(requestAnimationFrame);
          }
        }
        """
            .formatted(expression),
        List.of(key, runId));
  }

  @Test
  void curve_downSampled_keepsItsSpike() {
    show(runs.longRunId, "");

    awaitDrawn(
        "loss",
        runs.longRunId,
        "curve.max.length < 2000 && Math.max(...curve.max) === " + ChartedRuns.SPIKE);
    assertThat(plot("loss")).hasAttribute("aria-label", Pattern.compile("20,000 points.* to 9.75"));
    drawing("loss");
  }

  @Test
  void curve_dragged_showsEveryPointOfTheRangeUntilAllIsShownAgain() {
    show(runs.longRunId, "");
    BoundingBox box = drawing("loss").locator(".u-over").boundingBox();
    double across = (double) ChartedRuns.SPIKE_STEP / ChartedRuns.LONG;
    double left = box.x + box.width * across;
    page.mouse().move(left - 4, box.y + 60);
    page.mouse().down();
    page.mouse().move(left + 4, box.y + 70, new Mouse.MoveOptions().setSteps(4));
    page.mouse().up();

    awaitAddress(".*c\\.range=\\d+\\.\\.\\d+.*");
    awaitDrawn(
        "loss",
        runs.longRunId,
        "curve.lastX.at(-1) - curve.firstX[0] < 2000 && Math.max(...curve.max) === "
            + ChartedRuns.SPIKE);
    page.reload();
    awaitDrawn("loss", runs.longRunId, "curve.lastX.at(-1) - curve.firstX[0] < 2000");

    drawing("loss").focus();
    page.keyboard().press("Escape");
    awaitAddress("^[^?]*$");
    awaitDrawn("loss", runs.longRunId, "curve.lastX.at(-1) === " + (ChartedRuns.LONG - 1));
  }

  @Test
  void keyboard_alone_readsValuesAndZooms() {
    show(runs.longRunId, "?c.find=^loss$&c.regex=1");
    drawing("loss").focus();
    page.keyboard().press("End");
    assertThat(page.locator("body > [role=status]")).containsText("step 19,");

    page.keyboard().press("+");
    awaitAddress(".*c\\.range=.*");
  }

  @Test
  void running_pointsLogged_areDrawnWithoutAReload() {
    show(runs.runningRunId, "");
    assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true))).isVisible();
    awaitDrawn("loss", runs.runningRunId, "curve.firstX.length >= " + ChartedRuns.SHORT);

    runs.logToRunning("loss", 0.125, 1_000);
    awaitDrawn("loss", runs.runningRunId, "curve.last.at(-1) === 0.125");
    runs.logToRunning("fresh/metric", 7, 0);
    awaitDrawn("fresh/metric", runs.runningRunId, "curve.last.at(-1) === 7");
  }

  @Test
  void metrics_searchedAndFolded_areSoAfterAReload() {
    show(runs.longRunId, "");
    assertThat(button("System metrics")).hasAttribute("aria-expanded", "false");
    assertThat(panel("system/cpu")).hasCount(0);
    button("System metrics").click();
    assertThat(plot("system/cpu")).isVisible();
    button("val 2").click();
    assertThat(panel("val/loss")).hasCount(0);
    page.reload();
    assertThat(panel("loss")).isVisible();
    assertThat(panel("val/loss")).hasCount(0);
    assertThat(panel("system/cpu")).isVisible();

    show(runs.longRunId, "");
    Locator find = page.getByLabel("Find metrics");
    find.fill("^(val/)?loss$");
    assertThat(page.getByText("No metric matches")).isVisible();
    button("Regular expression").click();
    assertThat(page.locator("metric-panel")).hasCount(2);
    find.fill("(");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("no regular expression");
  }

  @Test
  void curve_notFinite_isMarkedAndCounted() {
    show(runs.longRunId, "");

    assertThat(panel("broken")).containsText("× 1 NaN");
    assertThat(panel("broken")).containsText("▲ 1 ∞");
  }

  @Test
  void curve_notFinite_leavesTheGridAsItWasWhenDrawnAgain() {
    show(runs.longRunId, "?c.find=broken");
    assertThat(panel("broken")).containsText("▲ 1 ∞");
    Object before = gridColour("broken", 2);
    drawing("broken").focus();
    page.keyboard().press("-");
    assertThat(gridColour("broken", 3)).isEqualTo(before);
  }

  /** The most frequent colour of a panel's drawing, once its x axis ends at so much. */
  private Object gridColour(String key, int end) {
    return page.evaluate(
        """
        async ([key, end]) => {
          const panel = [...document.querySelectorAll('metric-panel')].find(one => one.key === key);
          const timeout = performance.now() + 20000;
          const frame = () => new Promise(requestAnimationFrame);
          while (panel.querySelector('canvas') === null || panel.xShown?.max !== end) {
            if (performance.now() > timeout) {
              throw new Error(`${key} never ended at ${end}`);
            }
            await frame();
          }
          await frame();
          const {width, height} = panel.querySelector('canvas');
          const {data} = panel.querySelector('canvas').getContext('2d')
            .getImageData(0, 0, width, height);
          const counts = new Map();
          for (let i = 0; i < data.length; i += 4) {
            if (data[i + 3] === 255) {
              const colour = data.slice(i, i + 3).join();
              counts.set(colour, (counts.get(colour) ?? 0) + 1);
            }
          }
          return [...counts].sort((a, b) => b[1] - a[1])[0][0];
        }
        """,
        List.of(key, end));
  }

  @Test
  void values_ofAChart_areATableAndAFile() throws IOException {
    show(runs.longRunId, "");
    button("Values of val/loss").click();
    assertThat(panel("val/loss").locator("tbody tr")).hasCount(1);
    assertThat(panel("val/loss").locator("tbody")).containsText("0.5");

    page.getByLabel("Download val/loss").click();
    Download file = page.waitForDownload(() -> panel("val/loss").getByText("Values (CSV)").click());
    assertThat(file.suggestedFilename()).isEqualTo("val_loss.csv");
    assertThat(Files.readString(file.path()))
        .contains(runs.longRunId + ",long,val/loss,0,0,1,0,0.5");
  }

  @Test
  void values_ofALongCurve_areNamedAsWhatTheyAre() {
    show(runs.longRunId, "");
    awaitDrawn("loss", runs.longRunId, "curve.max.length < 2000");
    page.getByLabel("Download loss").click();
    assertThat(panel("loss").getByText("What is drawn (CSV)")).isVisible();
    Download file =
        page.waitForDownload(() -> panel("loss").getByText("All points (Parquet)").click());
    assertThat(file.failure()).isNull();
  }

  @Test
  void pointer_overAChart_listsEveryRunThatIsThere() {
    showBoth();
    awaitDrawn("loss", runs.longRunId, "true");
    awaitDrawn("loss", runs.runningRunId, "true");
    Locator over = drawing("loss").locator(".u-over");
    over.hover(new Locator.HoverOptions().setPosition(1, 100));
    assertThat(page.locator(".chart-tip tr")).hasCount(2);
    over.hover(new Locator.HoverOptions().setPosition(150, 100));
    assertThat(page.locator(".chart-tip tr")).hasCount(1);
    assertThat(page.locator(".chart-tip")).containsText("long");
  }

  @Test
  void panels_added_showWholeRuns() {
    showBoth();
    for (String kind :
        List.of("Parallel coordinates", "Scatter plot", "Bars", "Params that differ")) {
      page.getByText("Add a panel").click();
      button(kind).click();
    }

    assertThat(page.locator("run-panel")).hasCount(4);
    assertThat(page.locator("run-panel .run-drawing")).hasCount(3);
    Locator table = page.locator("run-panel").last().locator("table");
    assertThat(table).containsText("optimizer");
    assertThat(table).not().containsText("same");
    button("Remove: Params that differ").click();
    assertThat(page.locator("run-panel")).hasCount(3);
  }
}
