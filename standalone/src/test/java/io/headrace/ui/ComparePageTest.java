package io.headrace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.headrace.e2e.RunningHeadraceResolver;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs side by side, in a real browser in front of the whole stack. */
@ExtendWith({RunningHeadraceResolver.class, WebBrowserResolver.class})
class ComparePageTest {

  private static final String NOBODY = "0123456789abcdef0123456789abcdef";

  /** The page looks every five seconds, and the machine may be busy. */
  private static final int UNTIL_LOOKED_AT_AGAIN_MS = 20_000;

  private static URI server;
  private static ComparedRuns runs;
  private Page page;

  @BeforeAll
  static void start(URI server) {
    ComparePageTest.server = server;
    runs = new ComparedRuns(server);
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

  private void show(String query) {
    page.navigate(server.resolve("/") + "#/compare?" + query);
  }

  private static String both() {
    return "run=" + runs.low + "&run=" + runs.high;
  }

  private Locator row(String key) {
    return page.locator(".compare tbody tr")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator("th", new Page.LocatorOptions().setHasText(exactly(key)))));
  }

  private static Pattern exactly(String key) {
    return Pattern.compile("^\\s*" + key + "\\s*$");
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private Locator heads() {
    return page.locator(".compare thead .compare-name");
  }

  @Test
  void table_ofTwoRuns_hasDifferencesFirstAndLeastAndGreatestValues() {
    show(both());

    assertThat(heads()).hasText(new String[] {"low", "high"});
    Locator params = page.locator(".compare tbody").nth(1).locator("tr");
    assertThat(params.nth(1)).containsText("lr");
    assertThat(params.nth(2)).containsText("seed");
    assertThat(row("loss").locator("td").nth(0)).hasText(Pattern.compile("2\\s+1 to 4"));
    assertThat(row("loss").locator("td").nth(1)).hasText(Pattern.compile("3\\s+3 to 8"));
    assertThat(page.locator(".best")).hasCount(0);

    page.getByLabel("Only differences").check();
    assertThat(row("seed")).hasCount(0);
    assertThat(row("lr")).hasCount(1);
    page.reload();
    assertThat(row("lr")).hasCount(1);
    assertThat(row("seed")).hasCount(0);
  }

  @Test
  void metric_ofWhichLowerIsBetter_marksTheBestAndJudgesTheDistance() {
    show(both());
    page.getByLabel("Baseline", new Page.GetByLabelOptions().setExact(true))
        .selectOption(runs.high);
    assertThat(row("loss").locator(".delta")).hasText("−1 (−33.3 %)");
    assertThat(row("loss").locator(".delta.good")).hasCount(0);

    row("loss").getByRole(AriaRole.BUTTON).click();
    assertThat(row("loss").locator("td").nth(0)).containsText("best");
    assertThat(row("loss").locator(".best")).hasCount(1);
    assertThat(row("loss").locator(".delta.good")).hasCount(1);

    page.getByLabel("Compare metrics by").selectOption("max");
    assertThat(row("loss").locator("td").nth(0)).containsText("−4 (−50 %)");
  }

  @Test
  void runs_movedRemovedAndAdded_areKeptInTheAddress() {
    show(both());
    button("Move low to the right").click();
    assertThat(heads()).hasText(new String[] {"high", "low"});

    button("Remove high from the comparison").click();
    assertThat(heads()).hasText(new String[] {"low"});
    page.goBack();
    assertThat(heads()).hasText(new String[] {"high", "low"});

    Locator finder = page.getByRole(AriaRole.COMBOBOX, named("Add a run"));
    finder.fill("goi");
    assertThat(page.locator("run-finder [role=option]")).hasCount(1);
    finder.press("Enter");
    assertThat(heads()).hasText(new String[] {"high", "low", "going"});
    page.reload();
    assertThat(heads()).hasText(new String[] {"high", "low", "going"});
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  @Test
  void run_thatGoesOn_showsNewValuesWithoutAReload() {
    show("run=" + runs.low + "&run=" + runs.going);
    Locator going = row("loss").locator("td").nth(1);
    assertThat(going).containsText("5");

    runs.logLoss(runs.going, 17.5, 1);

    assertThat(going)
        .hasText(
            Pattern.compile("17\\.5\\s+5 to 17\\.5"),
            new LocatorAssertions.HasTextOptions().setTimeout(UNTIL_LOOKED_AT_AGAIN_MS));
  }

  @Test
  void runs_thatAreNotThere_areSaidSo() {
    show(both() + "&run=" + NOBODY);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText(NOBODY);
    assertThat(heads()).hasCount(2);

    button("Take it out of the comparison").click();
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    assertThat(page.locator("h1")).hasText("Compare 2 runs");
  }

  @Test
  void link_ofMlflowsOwnPage_showsTheSameRuns() {
    page.navigate(
        server.resolve("/")
            + "#/compare-runs?runs=%5B%22"
            + runs.high
            + "%22,%22"
            + runs.low
            + "%22%5D&experiments=%5B%221%22%5D");

    assertThat(heads()).hasText(new String[] {"high", "low"});
  }

  @Test
  void images_byStep_areSideBySide() {
    show(both() + "&tab=images");
    Locator cells = page.locator(".compare-pictures tbody td");
    assertThat(page.locator(".compare-pictures tbody th")).hasText("val/samples");
    assertThat(cells.nth(0)).containsText("step 10");
    assertThat(cells.nth(1)).containsText("step 0, the last before");
    for (Locator image : page.locator(".picture img").all()) {
      assertThat(image).hasJSProperty("naturalWidth", ComparedRuns.IMAGE_WIDTH);
    }

    page.getByRole(AriaRole.SLIDER).press("ArrowLeft");
    assertThat(cells.nth(0)).hasText(exactly("step 0"));
    assertThat(page).hasURL(Pattern.compile("step=0"));
  }

  @Test
  void charts_haveTheSameRuns() {
    show(both() + "&tab=charts");

    assertThat(page.locator("charts-view")).containsText("loss");
  }

  @Test
  void comparison_onAPhoneInTheDark_scrollsInItsOwnFrame(WebBrowser browser) {
    page = browser.open(360, ColorScheme.DARK);
    show(both() + "&run=" + runs.going);
    assertThat(heads()).hasCount(3);

    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
    Locator frame = page.locator(".compare-frame");
    frame.evaluate("frame => frame.scrollTo(200, 100)");
    assertThat(row("lr").locator("th").evaluate("it => it.getBoundingClientRect().left < 20"))
        .isEqualTo(true);
    assertThat(
            heads()
                .first()
                .evaluate(
                    "it => it.getBoundingClientRect().top"
                        + " - it.closest('.compare-frame').getBoundingClientRect().top < 20"))
        .isEqualTo(true);
  }
}
