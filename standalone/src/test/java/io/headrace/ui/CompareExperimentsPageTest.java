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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The runs of several experiments in one table, in a real browser in front of the whole stack. */
@ExtendWith({RunningHeadraceResolver.class, WebBrowserResolver.class})
class CompareExperimentsPageTest {

  private static final LocatorAssertions.IsVisibleOptions LIVE =
      new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

  private static final String NOBODYS_ID = "987654321987";

  private static URI server;
  private static SiblingExperiments siblings;
  private Page page;

  @BeforeAll
  static void start(URI server) {
    CompareExperimentsPageTest.server = server;
    siblings = new SiblingExperiments(server);
  }

  @AfterAll
  static void stop() {
    if (siblings != null) {
      siblings.close();
    }
  }

  @BeforeEach
  void open(Page opened) {
    page = opened;
  }

  /** As MLflow's own page has its address. */
  private void show(String query, String... experimentIds) {
    String list = Arrays.stream(experimentIds).collect(Collectors.joining("\",\"", "[\"", "\"]"));
    page.navigate(
        server.resolve("/")
            + "#/compare-experiments/s?experiments="
            + URLEncoder.encode(list, StandardCharsets.UTF_8)
            + query);
  }

  private void showBoth(String query) {
    show(query, siblings.smallId, siblings.largeId);
    assertThat(rows().first()).isVisible();
  }

  private Locator rows() {
    return page.locator(".grid-body .grid-row");
  }

  private Locator row(String name) {
    return rows().filter(new Locator.FilterOptions().setHasText(name));
  }

  private Locator names() {
    return page.locator(".grid-body .cell.name a");
  }

  private Locator table() {
    return page.locator(".grid-frame");
  }

  private Locator chips() {
    return page.locator(".compared-one");
  }

  private Locator title() {
    return page.locator("h1");
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator checkbox(String name) {
    return page.getByRole(
        AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void table_ofTwoExperiments_hasTheRunsOfBothByName() {
    showBoth("&order=metrics.loss+ASC");

    assertThat(title()).hasText("Compare 2 experiments");
    assertThat(chips()).hasCount(2);
    assertThat(names())
        .hasText(new String[] {"large-adam", "small-lion", "small-adam", "large-lion"});
    assertThat(row("large-adam")).containsText(siblings.large);
    assertThat(row("small-lion")).containsText(siblings.small);
    assertThat(page.locator(".grid-head")).containsText("loss");

    table().focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(title()).hasText(siblings.large);
    assertThat(names()).hasCount(2);
    assertThat(page.locator(".grid-head")).not().containsText("Experiment");
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void filterOfMlflowsLink_isThatOfTheTable() {
    show(
        "&searchFilter=params.optimizer+%3D+%27lion%27&orderByKey=attributes.start_time"
            + "&orderByAsc=true",
        siblings.smallId, siblings.largeId);

    assertThat(names()).hasText(new String[] {"small-lion", "large-lion"});
    assertThat(page.getByLabel("Filter runs")).hasValue("params.optimizer = 'lion'");
  }

  @Test
  void filter_typed_isCompletedWithTheValuesOfAll() {
    showBoth("");
    Locator filter = page.getByLabel("Filter runs");
    filter.pressSequentially("params.optimizer = 'li");

    assertThat(page.getByRole(AriaRole.OPTION).filter(hasText("'lion'"))).containsText("2 runs");
  }

  @Test
  void experiment_takenOut_takesItsRunsAlongUntilBack() {
    showBoth("&order=metrics.loss+ASC");
    link("Take " + siblings.small + " out of the comparison").press("Enter");

    assertThat(title()).hasText("Compare 1 experiment");
    assertThat(names()).hasText(new String[] {"large-adam", "large-lion"});
    assertThat(page).hasURL(Pattern.compile("order=metrics.loss"));

    page.goBack();
    assertThat(names()).hasCount(4);
    assertThat(chips()).hasCount(2);
  }

  @Test
  void runs_thatComeToAnyOfThem_areShownWithoutAReload() {
    String one = siblings.another();
    String other = siblings.another();
    siblings.start(one, "first", 0);
    show("", one, other);
    assertThat(row("first")).isVisible();

    siblings.start(other, "second", 1);
    assertThat(row("second")).isVisible(LIVE);
    siblings.start(one, "third", 2);
    assertThat(row("third")).isVisible(LIVE);
    assertThat(names()).hasText(new String[] {"third", "second", "first"});
  }

  @Test
  void groups_byExperiment_openToItsRuns() {
    showBoth("");
    page.locator("group-panel summary").click();
    checkbox("Experiment").check();
    page.keyboard().press("Escape");
    assertThat(rows()).hasCount(2);
    assertThat(row(siblings.large)).containsText("2 runs");

    table().focus();
    row(siblings.large).locator("[data-opener]").click();
    assertThat(names()).hasText(new String[] {"large-lion", "large-adam"});

    row(siblings.large).first().locator(".tick").click();
    assertThat(page.getByText("2 selected")).isVisible();
    button("Compare").click();
    assertThat(title()).hasText("Compare 2 runs");
  }

  @Test
  void export_hasTheRunsOfAll() throws IOException {
    showBoth("&filter=params.optimizer+%3D+%27adam%27&order=run_name+ASC");
    page.getByText("Export", new Page.GetByTextOptions().setExact(true)).click();
    Download download = page.waitForDownload(() -> link("CSV").click());

    assertThat(Files.readAllLines(download.path()))
        .hasSize(3)
        .anyMatch(line -> line.contains("," + siblings.smallId + ",small-adam,"))
        .anyMatch(line -> line.contains("," + siblings.largeId + ",large-adam,"));
  }

  @Test
  void selectedRuns_ofBoth_areTaggedAndCharted() {
    showBoth("&filter=params.optimizer+%3D+%27adam%27");
    assertThat(names()).hasCount(2);
    table().focus();
    page.keyboard().press("Control+a");
    assertThat(page.getByText("2 selected")).isVisible();
    button("Tag").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Name").fill("of");
    dialog.getByLabel("Value").fill("both");
    button("Set tag").click();
    assertThat(page.locator(".said")).containsText("Tagged 2 runs.");

    link("Charts").click();
    assertThat(page.locator("charts-view")).containsText("loss");
    assertThat(page.locator("charts-view")).containsText("small-adam");
    assertThat(page.locator("charts-view")).containsText("large-adam");
    page.reload();
    assertThat(page.getByText("2 drawn")).isVisible();
  }

  @Test
  void experiments_thatAreDeletedOrNotThere_areSaidSoAndTheOthersShown() {
    show("", siblings.smallId, siblings.goneId, NOBODYS_ID, "nonsense");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("2 experiments are not here");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText(NOBODYS_ID + ", nonsense");
    assertThat(page.getByText(siblings.gone + " is deleted; its deleted runs are under"))
        .isVisible();
    assertThat(row("small-adam")).isVisible();
    assertThat(row("gone-adam")).hasCount(0);

    link("Take them out of the comparison").click();
    assertThat(title()).hasText("Compare 2 experiments");
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    page.getByLabel("Which runs").selectOption("DELETED_ONLY");
    assertThat(row("gone-adam")).containsText(siblings.gone);
  }

  @Test
  void list_tickedWithTheKeyboard_leadsToTheComparison() {
    page.navigate(server.resolve("/") + "#/experiments?name=" + siblings.family);
    checkbox("Select " + siblings.small).press("Space");
    assertThat(button("Compare")).isDisabled();
    checkbox("Select " + siblings.large).press("Space");
    assertThat(page.getByText("2 selected")).isVisible();
    page.reload();
    assertThat(checkbox("Select " + siblings.small)).isChecked();

    button("Compare").press("Enter");
    assertThat(title()).hasText("Compare 2 experiments");
    assertThat(names().first()).isVisible();

    link("Choose others").click();
    assertThat(page.getByText("2 selected")).isVisible();
    button("Clear").click();
    assertThat(checkbox("Select " + siblings.small)).not().isChecked();
  }

  @Test
  void page_onAPhoneInTheDark_fits(WebBrowser browser) {
    page = browser.open(360, ColorScheme.DARK);
    showBoth("");

    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
  }
}
