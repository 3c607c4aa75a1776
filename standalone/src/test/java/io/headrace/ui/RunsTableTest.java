package io.headrace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import io.headrace.e2e.RunningHeadraceResolver;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of runs and the list of experiments in a real browser, in front of the whole stack. */
@ExtendWith({RunningHeadraceResolver.class, WebBrowserResolver.class})
class RunsTableTest {

  private static final LocatorAssertions.IsVisibleOptions LIVE =
      new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

  private static URI server;
  private static SweepRuns sweep;
  private Page page;

  @BeforeAll
  static void start(URI server) {
    RunsTableTest.server = server;
    sweep = new SweepRuns(server);
  }

  @AfterAll
  static void stop() {
    if (sweep != null) {
      sweep.close();
    }
  }

  @BeforeEach
  void open(Page opened) {
    page = opened;
  }

  private void show(String hash) {
    page.navigate(server.resolve("/").toString() + hash);
  }

  private void showTrials(String query) {
    showRuns(sweep.experimentId + query);
  }

  private void showRuns(String experiment) {
    show("#/experiments/" + experiment);
    assertThat(rows().first()).isVisible();
  }

  private Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  private Locator checkbox(String name) {
    return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name));
  }

  private Locator table() {
    return page.locator(".grid-frame");
  }

  private Locator rows() {
    return page.locator(".grid-body .grid-row");
  }

  private Locator row(String name) {
    return rows().filter(new Locator.FilterOptions().setHasText(name));
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator head(String name) {
    return page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName(name));
  }

  @Test
  void rows_scrolled_areFetchedAsTheyComeIntoView() {
    showTrials("?order=run_name ASC");
    assertThat(row(SweepRuns.trial(0))).isVisible();
    assertThat(rows()).not().hasCount(SweepRuns.RUNS);

    table().evaluate("frame => { frame.scrollTop = frame.scrollHeight; }");

    assertThat(row(SweepRuns.trial(SweepRuns.RUNS - 1))).isVisible();
    assertThat(row(SweepRuns.trial(SweepRuns.RUNS - 1))).hasAttribute("aria-rowindex", "241");
    assertThat(table()).hasAttribute("aria-rowcount", "241");
    assertThat(row(SweepRuns.trial(0))).hasCount(0);
  }

  @Test
  void keyboard_alone_selectsRunsAndOpensOne() {
    showTrials("?order=run_name ASC");
    table().focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Space");
    page.keyboard().press("Shift+ArrowDown");
    page.keyboard().press("Shift+ArrowDown");

    assertThat(page.getByText("3 selected")).isVisible();
    assertThat(row(SweepRuns.trial(2))).hasAttribute("aria-selected", "true");
    page.reload();
    assertThat(page.getByText("3 selected")).isVisible();

    table().focus();
    page.keyboard().press("Control+End");
    assertThat(page.locator("#active-cell")).isVisible();
    page.keyboard().press("Home");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText(SweepRuns.trial(SweepRuns.RUNS - 1));
  }

  @Test
  void rows_shiftClicked_areComparedTogether() {
    showTrials("?order=run_name ASC");
    row(SweepRuns.trial(1)).locator(".tick").click();
    row(SweepRuns.trial(4))
        .locator(".tick")
        .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    assertThat(page.getByText("4 selected")).isVisible();

    button("Compare").click();
    page.waitForURL(Pattern.compile("#/compare\\?run=.*&run=.*&run=.*&run="));
  }

  @Test
  void filter_typed_isCompletedAndItsFaultShownInPlace() {
    showTrials("");
    Locator filter = page.getByLabel("Filter runs");
    filter.pressSequentially("params.opt");
    Locator suggestion = page.getByRole(AriaRole.OPTION).filter(hasText("optimizer"));
    assertThat(suggestion).isVisible();
    filter.press("ArrowDown");
    filter.press("Enter");
    filter.pressSequentially("= 'li");
    assertThat(page.getByRole(AriaRole.OPTION).filter(hasText("'lion'"))).isVisible();
    filter.press("ArrowDown");
    filter.press("Enter");
    assertThat(filter).hasValue("params.optimizer = 'lion' ");
    filter.press("Escape");
    filter.press("Enter");
    assertThat(page.getByText("80 runs")).isVisible();

    filter.fill("metrics.loss >> 1");
    filter.press("Enter");
    assertThat(page.locator(".echo mark")).hasText(">>");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();

    filter.fill("metrics.val/loss < 1");
    filter.press("Enter");
    button("metrics.`val/loss` < 1").click();
    assertThat(filter).hasValue("metrics.`val/loss` < 1");
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void groups_opened_showTheirRunsAndAggregates() {
    showTrials("?group=p:optimizer&way=max&order=run_name ASC");
    assertThat(rows()).hasCount(3);
    assertThat(row("lion")).containsText("80 runs");
    assertThat(row("lion")).containsText("0.238");

    row("lion").click();

    assertThat(row("lion").first()).hasAttribute("aria-expanded", "true");
    assertThat(row(SweepRuns.trial(1))).isVisible();
    assertThat(row(SweepRuns.trial(1))).hasAttribute("aria-level", "2");

    link(SweepRuns.trial(1)).click();
    assertThat(page.locator("h1")).hasText(SweepRuns.trial(1));
    page.goBack();
    assertThat(row(SweepRuns.trial(1))).isVisible();
  }

  @Test
  void groups_ticked_selectTheirRuns() {
    showTrials("?group=p:optimizer");
    row("lion").locator(".tick").click();
    assertThat(page.getByText("80 selected")).isVisible();
    assertThat(row("lion")).hasAttribute("aria-selected", "true");
    assertThat(row("adam")).hasAttribute("aria-selected", "false");

    head("Select all").click();
    assertThat(page.getByText("240 selected")).isVisible();
  }

  @Test
  void nestedRuns_areATree() {
    show("#/experiments/" + sweep.nestedExperimentId);
    assertThat(rows()).hasCount(2);
    table().focus();
    row("sweep").locator("[data-opener]").click();
    assertThat(row("child")).isVisible();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowRight");
    assertThat(row("grandchild")).hasAttribute("aria-level", "3");

    page.getByLabel("Nested").uncheck();
    assertThat(rows()).hasCount(4);
  }

  @Test
  void columns_moved_pinnedAndFound_areKeptInTheAddress() {
    showTrials("");
    page.getByText("Columns", new Page.GetByTextOptions().setExact(true)).click();
    button("Pin loss, metric").click();
    assertThat(page.locator(".grid-head .pinned")).containsText("loss");
    button("Hide User").click();
    page.getByPlaceholder("Find a metric, param or tag").fill("RATE");
    checkbox("learning rate").uncheck();
    page.keyboard().press("Escape");
    assertThat(head("learning rate")).hasCount(0);

    table().focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Control+Shift+ArrowRight");
    assertThat(page.locator(".grid-head [role=columnheader]").nth(4)).containsText("Status");
    page.reload();
    assertThat(page.locator(".grid-head [role=columnheader]").nth(4)).containsText("Status");
    assertThat(page.locator(".grid-head")).not().containsText("User");
  }

  @Test
  void runs_thatCome_areShownWithoutAReload() {
    showRuns(sweep.liveExperimentId);
    String runId = sweep.startLatest("newcomer");
    assertThat(row("newcomer")).isVisible(LIVE);
    sweep.log(runId, 0.4321, 1);
    assertThat(row("newcomer").getByText("0.4321")).isVisible(LIVE);

    table().evaluate("frame => { frame.scrollTop = 900; }");
    Object top = table().evaluate("frame => frame.scrollTop");
    sweep.startLatest("latecomer");
    assertThat(page.getByText("1 new run")).isVisible(LIVE);
    assertThat(table().evaluate("frame => frame.scrollTop")).isEqualTo(top);
    page.getByText("1 new run").click();
    assertThat(row("latecomer")).isVisible();
  }

  @Test
  void runs_selected_areTaggedDeletedAndBroughtBack() {
    showTrials("?filter=run_name LIKE 'trial-10%'");
    head("Select all").click();
    assertThat(page.getByText("10 selected")).isVisible();
    button("Tag").click();
    dialog().getByLabel("Name").fill("round");
    dialog().getByLabel("Value").fill("first");
    button("Set tag").click();
    assertThat(page.locator(".said")).containsText("Tagged 10 runs.");
    button("Undo").click();
    assertThat(page.locator(".said")).containsText("Put back the tag of 10 runs.");
    button("Undo").click();
    assertThat(page.locator(".said")).containsText("Tagged 10 runs.");

    button("Delete").click();
    dialog().getByText("Delete", exact()).click();
    assertThat(page.getByText("No runs match")).isVisible();

    showTrials("?view=DELETED_ONLY&filter=tags.round = 'first'");
    head("Select all").click();
    button("Restore").click();
    assertThat(page.getByText("No runs match")).isVisible();
    showTrials("?filter=tags.round = 'first'");
    assertThat(rows()).hasCount(10);
  }

  @Test
  void table_exportedAsCsv_hasEveryRun() throws IOException {
    showTrials("?filter=params.optimizer = 'sgd'");

    page.getByText("Export").click();
    Download download = page.waitForDownload(() -> link("CSV").click());

    assertThat(Files.readString(download.path()).split("\r\n"))
        .hasSize(81)
        .anySatisfy(line -> assertThat(line).contains(",trial-002,FINISHED,2025-11-23T"));
  }

  @Test
  void table_exportedAsParquet_isAFileOfIt() throws IOException {
    showTrials("");

    page.getByText("Export").click();
    Download download = page.waitForDownload(() -> link("Parquet").click());

    assertThat(Files.readString(download.path(), StandardCharsets.ISO_8859_1))
        .startsWith("PAR1")
        .endsWith("PAR1");
  }

  @Test
  void experiment_madeRenamedDescribedAndDeleted_comesBack() {
    String first = "made " + UUID.randomUUID();
    String second = "renamed " + UUID.randomUUID();
    show("#/experiments");
    button("New experiment").click();
    dialog().getByLabel("Name").fill(first);
    dialog().getByLabel("Description").fill("What we try.");
    button("Create").click();
    assertThat(page.locator("h1")).hasText(first);
    assertThat(page.getByText("What we try.")).isVisible();

    show("#/experiments?name=" + first.substring(5));
    button("Rename " + first).click();
    dialog().getByLabel("Name").fill(sweep.name);
    dialog().getByText("Rename", exact()).click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("already exists");
    dialog().getByLabel("Name").fill(second);
    dialog().getByText("Rename", exact()).click();
    assertThat(dialog()).hasCount(0);
    show("#/experiments?name=" + second.substring(8));
    button("Delete " + second).click();
    dialog().getByText("Delete", exact()).click();
    assertThat(page.getByText("No active experiment has")).isVisible();

    page.getByLabel("Which experiments").selectOption("DELETED_ONLY");
    button("Restore " + second).click();
    page.getByLabel("Which experiments").selectOption("ACTIVE_ONLY");
    assertThat(button("Delete " + second)).isVisible();
  }
}
