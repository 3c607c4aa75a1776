package io.headrace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.headrace.e2e.RunningHeadraceResolver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The web app in a real browser, in front of the whole stack. */
@ExtendWith({RunningHeadraceResolver.class, WebBrowserResolver.class})
class WebAppTest {

  private static final int NARROWEST = 360;

  private static URI server;
  private static SampleRuns samples;
  private Page page;

  @BeforeAll
  static void start(URI server) {
    WebAppTest.server = server;
    samples = new SampleRuns(server);
  }

  @AfterAll
  static void stop() {
    if (samples != null) {
      samples.close();
    }
  }

  @BeforeEach
  void open(Page opened) {
    page = opened;
  }

  private void show(String hash) {
    page.navigate(server.resolve("/").toString() + hash);
  }

  private String experiment() {
    return "#/experiments/" + samples.experimentId;
  }

  private String run(String runId) {
    return experiment() + "/runs/" + runId;
  }

  /** Of tables, and of the grid of runs. */
  private Locator rows() {
    return page.locator("tbody tr, .grid-body .grid-row");
  }

  private Locator row(String name) {
    return rows().filter(new Locator.FilterOptions().setHasText(name));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private Locator checkbox(String name) {
    return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name));
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private Locator heading() {
    return page.locator("h1");
  }

  @Test
  void experiments_searchedByName_areFoundAndOpened() {
    show("");
    page.getByPlaceholder("Find by name").fill(samples.name.substring(6));

    assertThat(page.locator("tbody tr")).hasCount(1);
    link(samples.name).click();
    assertThat(heading()).hasText(samples.name);
    assertThat(page).hasTitle(samples.name + " · Headrace");
  }

  @Test
  void runs_table_showsStatusDurationUserMetricsAndParams() {
    show(experiment());

    assertThat(row("steady")).containsText("Running");
    assertThat(row("spiky"))
        .hasText(Pattern.compile("Finished.*2 min 04 s.*ada.*0\\.0186.*adam", Pattern.DOTALL));
    assertThat(row("spiky").locator("a")).hasText("spiky " + SampleRuns.HTML_IN_NAME);
  }

  @Test
  void runs_headClicked_areSortedByThatColumn() {
    show(experiment());
    Locator first = rows().first();
    assertThat(first).containsText("spiky");

    Locator loss =
        page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("loss"));
    loss.getByRole(AriaRole.BUTTON).click();

    assertThat(first).containsText("steady");
    assertThat(loss).hasAttribute("aria-sort", "descending");
    page.reload();
    assertThat(first).containsText("steady");
  }

  @Test
  void runs_filtered_showWhatMatchesAndSayWhatIsWrong() {
    show(experiment());
    Locator filter = page.getByLabel("Filter runs");
    filter.fill("params.optimizer = 'adam' AND metrics.loss < 0.1");
    filter.press("Enter");
    assertThat(rows()).hasCount(1);

    filter.fill("metrics.loss >> 1");
    filter.press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Invalid");
    assertThat(filter).hasAttribute("aria-invalid", "true");
    assertThat(filter).hasValue("metrics.loss >> 1");

    filter.fill("params.optimizer = 'nothing'");
    filter.press("Enter");
    assertThat(page.getByText("No runs match")).isVisible();
  }

  @Test
  void runs_columnsChosen_areKeptInTheAddress() {
    show(experiment());
    page.getByText("Columns", new Page.GetByTextOptions().setExact(true)).click();
    checkbox("team").check();
    checkbox("optimizer").uncheck();

    Locator heads = page.locator(".grid-head");
    assertThat(heads).containsText("team");
    assertThat(heads).not().containsText("optimizer");
    page.reload();
    assertThat(heads).containsText("team");
    assertThat(heads).not().containsText("optimizer");
  }

  @Test
  void run_overview_showsEverythingAsText() {
    show(run(samples.spikyRunId));

    assertThat(heading()).hasText("spiky " + SampleRuns.HTML_IN_NAME);
    assertThat(page.getByText("Look at step 120.")).isVisible();
    assertThat(row("broken")).containsText("NaN");
    assertThat(row("optimizer")).containsText("adam");
    assertThat(row("team")).containsText("vision <i>lab</i>");
    assertThat(page.locator("dl")).containsText("2025-11-23 13:14:20 CET");
    assertThat(page.locator("main b, main i")).hasCount(0);
  }

  @Test
  void run_charts_areDrawnAndHideNoSpike() {
    show(run(samples.spikyRunId) + "/charts");

    Locator loss = page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("loss: 200"));
    assertThat(loss).hasAttribute("aria-label", Pattern.compile("to 9\\.75, last 0\\.0186"));
    assertThat(loss.locator("canvas")).isVisible();
    assertThat(page.getByText("× 1 NaN").first()).isVisible();

    loss.hover();
    assertThat(page.locator(".chart-tip")).containsText("step");
    page.getByLabel("Horizontal axis").selectOption("relative");
    assertThat(loss.locator("canvas").first()).isVisible();
  }

  @Test
  void run_stillGoing_showsNewPointsWithoutAReload() {
    show(run(samples.steadyRunId));
    assertThat(row("loss")).containsText("0.25");

    samples.logToSteady(0.123, 2);

    assertThat(row("loss"))
        .containsText("0.123", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
  }

  @Test
  void run_artifacts_areShownButNeverRun() {
    show(run(samples.spikyRunId) + "/artifacts");
    link("notes.txt").click();
    assertThat(page.locator("artifact-preview pre")).containsText("second line");

    button("config").click();
    link("model.json").click();
    assertThat(page.locator("artifact-preview pre")).containsText("    64,\n    32");

    link("report.html").click();
    assertThat(page.locator("page-frame iframe")).isVisible();
    button("Show as text").click();
    assertThat(page.locator("artifact-preview pre")).containsText("<script>");
    assertThat(page).hasTitle(Pattern.compile("spiky.*Headrace"));

    button("plots").click();
    link("curve.png").click();
    Locator image = page.getByAltText("curve.png");
    assertThat(image).isVisible();
    assertThat(image).hasJSProperty("naturalWidth", 48);
  }

  @Test
  void run_artifactDownloaded_hasItsNameAndBytes() throws IOException {
    show(run(samples.spikyRunId) + "/artifacts/notes.txt");

    Download download = page.waitForDownload(() -> link("Download").click());

    assertThat(download.suggestedFilename()).isEqualTo("notes.txt");
    assertThat(Files.readString(download.path())).isEqualTo("first line\nsecond line\n");
  }

  @Test
  void keyboard_alone_leadsFromTheExperimentsToACurve() {
    show("#/experiments?name=" + samples.name.substring(6));
    assertThat(link(samples.name)).isVisible();

    followByKeyboard(samples.name);
    assertThat(heading()).hasText(samples.name);
    assertThat(row("spiky")).isVisible();
    for (int presses = 0;
        presses < 60 && page.locator(".grid-frame:focus").count() == 0;
        presses++) {
      page.keyboard().press("Tab");
    }
    assertThat(page.locator(".grid-frame")).isFocused();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(heading()).containsText("spiky");
    assertThat(row("loss")).isVisible();
    followByKeyboard("Charts");
    assertThat(page.locator("metric-panel").first()).isVisible();
  }

  /** Presses Tab until the link has the focus, which must be seen, and Enter on it. */
  private void followByKeyboard(String name) {
    for (int presses = 0; presses < 60; presses++) {
      page.keyboard().press("Tab");
      if (page.locator(":focus").innerText().strip().equals(name)) {
        String outline =
            (String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
        assertThat(outline).isEqualTo("solid");
        page.keyboard().press("Enter");
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + name);
  }

  @Test
  void experiment_withoutRuns_saysHowToLogTheFirst() {
    show("#/experiments/" + samples.emptyExperimentId);

    assertThat(page.getByText("No runs yet")).isVisible();
    assertThat(page.locator(".snippet code"))
        .containsText("set_tracking_uri(\"" + server.toString().replaceAll("/$", "") + "\")");
  }

  @Test
  void address_ofNothing_isExplained() {
    show("#/experiments/987654321987");
    assertThat(page.getByText("There is no such experiment")).isVisible();
    show(run("0".repeat(32)));
    assertThat(page.getByText("There is no such run")).isVisible();
    show("#/no/such/page");
    assertThat(page.getByText("There is no such page")).isVisible();
    link("All experiments").click();
    assertThat(heading()).hasText("Experiments");
  }

  @Test
  void theme_chosen_outlivesAReload() {
    show("");
    String light = ground();
    button("Theme: as the system. Change").click();
    button("Theme: light. Change").click();
    assertThat(button("Theme: dark. Change")).isVisible();
    assertThat(ground()).isNotEqualTo(light);

    page.reload();
    assertThat(button("Theme: dark. Change")).isVisible();
    assertThat(ground()).isNotEqualTo(light);
  }

  private String ground() {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void pages_onAPhoneInTheDark_fitTheirWidth(WebBrowser browser) {
    page = browser.open(NARROWEST, ColorScheme.DARK);
    for (String hash :
        List.of(
            "",
            experiment(),
            run(samples.spikyRunId),
            run(samples.spikyRunId) + "/charts",
            run(samples.spikyRunId) + "/artifacts/notes.txt")) {
      show(hash);
      assertThat(heading()).isVisible();
      page.waitForLoadState();
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as(hash)
          .isEqualTo(NARROWEST);
    }
  }
}
