package io.headrace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.headrace.config.SettingValues;
import io.headrace.e2e.RunningHeadrace;
import io.headrace.standalone.backend.SharedBackends;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of an experiment of 100,000 runs in a real browser, on a server of its own. */
@ExtendWith({SharedBackends.class, WebBrowserResolver.class})
class HundredThousandRunsTest {

  /** A quarter of it holds runs. */
  private static final String HEAP = "1g";

  /** Of all elements of rows that there may be at once: a screen has fifteen. */
  private static final int FEW_ROWS = 60;

  /** Asked in one frame: whether a row, be it only its outline, is at the height of the middle. */
  private static final String SCROLL =
      """
      async (frame, frames) => {
        const next = () => new Promise(requestAnimationFrame);
        const body = frame.querySelector('.grid-body');
        const seen = {most: 0, gaps: 0};
        for (let i = 1; i <= frames; i++) {
          frame.scrollTop = (frame.scrollHeight * i) / frames;
          await next();
          await next();
          const {left, top, height} = frame.getBoundingClientRect();
          const middle = document.elementFromPoint(left + 40, top + height / 2);
          seen.most = Math.max(seen.most, body.querySelectorAll('.grid-row').length);
          seen.gaps += middle?.closest('.grid-row') ? 0 : 1;
        }
        return seen;
      }
      """;

  /** As many rows as a request may skip, each time. */
  private static final int SKIPS_TO_THE_MIDDLE = 5;

  /** The server stores the runs meanwhile. */
  private static final LocatorAssertions.HasAttributeOptions SOON =
      new LocatorAssertions.HasAttributeOptions().setTimeout(30_000);

  private static RunningHeadrace headrace;
  private static String experimentId;

  private Page page;
  private PageSpeed speed;

  @BeforeAll
  static void start(SharedBackends backends) {
    SettingValues settings = backends.freshNamespace();
    headrace = RunningHeadrace.start("many-runs", HEAP, settings);
    experimentId = ManyRuns.log(headrace.uri().toString(), settings);
  }

  @AfterAll
  static void stop() {
    if (headrace != null) {
      headrace.close();
    }
  }

  @BeforeEach
  void open(Page opened) {
    page = opened;
    speed = PageSpeed.of(page, ".grid-body .grid-row a");
  }

  private void show(String query) {
    page.navigate(headrace.uri().resolve("/") + "#/experiments/" + experimentId + query);
    assertThat(table()).hasAttribute("aria-rowcount", String.valueOf(ManyRuns.RUNS + 1), SOON);
  }

  private Locator table() {
    return page.locator(".grid-frame");
  }

  private Locator row(int number) {
    return page.locator(".grid-body .grid-row")
        .filter(new Locator.FilterOptions().setHasText(ManyRuns.name(number)));
  }

  private void scrollTo(double part) {
    table().evaluate("(frame, part) => { frame.scrollTop = frame.scrollHeight * part; }", part);
  }

  @Test
  void table_openedAgain_asksForNoScriptAndNoStyle() {
    show("");
    assertThat(row(ManyRuns.RUNS - 1)).isVisible();
    speed.noteFirstPaint("100,000 runs, nothing cached");
    int first = assetsFetched();
    page.navigate("about:blank");

    show("");
    assertThat(row(ManyRuns.RUNS - 1)).isVisible();
    speed.noteFirstPaint("100,000 runs, scripts cached");

    assertThat(first).isGreaterThan(50);
    assertThat(assetsFetched()).isZero();
  }

  /** How many scripts and styles came over the wire. */
  private int assetsFetched() {
    return (int)
        page.evaluate(
            "performance.getEntriesByType('resource').filter(({name, transferSize}) =>"
                + " name.includes('/assets/') && transferSize > 0).length");
  }

  @Test
  void rows_scrolledFromTheFirstToTheLast_areAlwaysThereAndNeverMany() {
    show("");
    assertThat(row(ManyRuns.RUNS - 1)).isVisible();

    speed.begin();
    @SuppressWarnings("unchecked")
    Map<String, Integer> seen = (Map<String, Integer>) table().evaluate(SCROLL, 150);
    speed.noteFrames("100,000 runs scrolled through in 300 frames");

    assertThat(seen.get("gaps")).isZero();
    assertThat(seen.get("most")).isBetween(10, FEW_ROWS);
    assertThat(row(0)).isVisible();
    assertThat(row(0)).hasAttribute("aria-rowindex", String.valueOf(ManyRuns.RUNS + 1));
    assertThat(row(ManyRuns.RUNS - 1)).hasCount(0);
  }

  @Test
  void rows_jumpedTo_areTheRightOnesAfterAFewRequests() {
    show("?order=run_name ASC");
    assertThat(row(0)).isVisible();
    List<String> asked = new CopyOnWriteArrayList<>();
    page.onRequest(
        request -> {
          String body = request.postData();
          if (request.url().endsWith("/runs/search") && body.contains("run_name")) {
            asked.add(body);
          }
        });

    scrollTo(0.5);

    // A little below the upper edge, wherever the head of the table puts that.
    assertThat(row(ManyRuns.RUNS / 2 + 3)).isVisible();
    assertThat(row(ManyRuns.RUNS / 2 + 3))
        .hasAttribute("aria-rowindex", String.valueOf(ManyRuns.RUNS / 2 + 5));
    assertThat(asked).filteredOn(body -> body.contains("\"skip\"")).hasSize(SKIPS_TO_THE_MIDDLE);
    // What is in view and a little around it may be on three of them.
    assertThat(asked)
        .filteredOn(body -> body.contains("\"max_results\":100,"))
        .hasSizeBetween(1, 3);
  }

  @Test
  void keyboard_atTheEndOfTheTable_opensTheLastRun() {
    show("?order=run_name ASC");
    assertThat(row(0)).isVisible();
    table().focus();
    speed.begin();

    page.keyboard().press("Control+End");
    assertThat(row(ManyRuns.RUNS - 1)).isVisible();
    page.keyboard().press("Space");
    assertThat(page.getByText("1 selected")).isVisible();
    speed.noteInteractions("keys in a table of 100,000 runs");
    page.keyboard().press("Home");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");

    assertThat(page.locator("h1")).hasText(ManyRuns.name(ManyRuns.RUNS - 1));
  }
}
