package io.headrace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.headrace.e2e.RunningHeadraceResolver;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of a run and of a logged model, in a real browser in front of the whole stack. */
@ExtendWith({RunningHeadraceResolver.class, WebBrowserResolver.class})
class RunPageTest {

  private static final int NARROWEST = 360;

  /** What a browser says of a page that is not let out, or not run: it is meant to. */
  private static final Pattern KEPT_IN =
      Pattern.compile("x\\.test|script-src 'none'|\"script-src\"|Blocked script execution");

  private static URI server;
  private static DetailedRun sample;
  private Page page;

  @BeforeAll
  static void start(URI server) {
    RunPageTest.server = server;
    sample = new DetailedRun(server);
  }

  @BeforeEach
  void open(WebBrowser browser, Page opened) {
    browser.expect(KEPT_IN);
    page = opened;
  }

  private void show(String hash) {
    page.navigate(server.resolve("/") + hash);
  }

  private static String run(String runId) {
    return "#/experiments/" + sample.experimentId + "/runs/" + runId;
  }

  private static String model() {
    return "#/experiments/" + sample.experimentId + "/models/" + sample.modelId;
  }

  private Locator section(String title) {
    return page.locator("section")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + title)))))
        .last();
  }

  private Locator row(String name) {
    return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private Locator heading() {
    return page.locator("h1");
  }

  @Test
  void overview_metrics_tellTheSpikeBetweenFirstAndLast() {
    show(run(sample.runId));

    assertThat(section("Metrics").locator("tr", withText("loss")))
        .hasText(Pattern.compile("loss\\s+0\\.25\\s+0\\.25\\s+" + DetailedRun.SPIKE + "\\s+2"));
  }

  private static Locator.LocatorOptions withText(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }

  @Test
  void overview_description_isMarkdownAndNeverHtml() {
    show(run(sample.runId));

    Locator description = section("Description");
    assertThat(description.locator("h3 em")).hasText("second");
    assertThat(description).containsText("<b>see</b>");
    assertThat(description.locator("b")).hasCount(0);
    assertThat(description.locator("a")).hasAttribute("rel", Pattern.compile("noopener"));
  }

  @Test
  void overview_everythingLogged_isThere() {
    show(run(sample.runId));

    assertThat(section("Datasets")).containsText("https://x.test/wine.csv");
    assertThat(section("Nested runs").locator("a", withText("fold 1"))).isVisible();
    assertThat(section("Logged models"))
        .containsText(Pattern.compile("forest.*made.*Ready.*0\\.875", Pattern.DOTALL));
    page.getByText("How to reproduce").click();
    assertThat(section("Source")).containsText("python 'train it.py'");
    link("fold 1").click();
    assertThat(link("detailed").first()).isVisible();
  }

  @Test
  void overview_searched_keepsWhatIsFoundInTheAddress() {
    show(run(sample.runId));
    page.getByPlaceholder("Find metrics, params and tags").fill("option_1");

    assertThat(section("Params").locator("tbody tr")).hasCount(11);
    page.reload();
    assertThat(section("Params").locator("tbody tr")).hasCount(11);
  }

  @Test
  void run_goingOn_isFollowedUntilThatIsStopped() {
    show(run(sample.goingId));
    assertThat(row("loss")).containsText("0.5");
    sample.logPoint(sample.goingId, 0.125, 1);
    assertThat(row("loss")).containsText("0.125", patiently());

    button("Stop following").click();
    button("Follow").click();
    sample.end(sample.goingId);
    assertThat(page.locator(".heading")).containsText("Failed", patiently());
    assertThat(button("Stop following")).hasCount(0);
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
  }

  @Test
  void run_edited_isAsItWasMadeAndSaysWhatIsRefused() {
    show(run(sample.childId));
    button("Change the name").click();
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("fold one");
    button("Save").click();
    assertThat(heading()).hasText("fold one");

    button("Add a tag").click();
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("a//b");
    button("Save").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("a//b");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("stage");
    page.getByLabel("Value").fill("draft");
    page.getByLabel("Value").press("Enter");
    assertThat(row("stage")).containsText("draft");
    button("Remove stage").click();
    assertThat(row("stage")).hasCount(0);
    button("Undo").click();
    assertThat(row("stage")).containsText("draft");

    button("Change the description").click();
    page.getByLabel("Description, in Markdown").fill("- one\n- two");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(section("Description").locator("li")).hasCount(2);

    button("Delete").click();
    assertThat(page.getByText("This run is deleted.")).isVisible();
    assertThat(button("Change the name")).hasCount(0);
    button("Restore").click();
    assertThat(button("Delete")).isVisible();
  }

  @Test
  void description_typedAndNotSaved_isThereAgain() {
    Locator typed = page.getByLabel("Description, in Markdown");
    show(run(sample.childId));
    button("Change the description").click();
    typed.fill("half a thought");

    link("Artifacts").click();
    assertThat(typed).hasCount(0);
    link("Overview").click();
    assertThat(typed).hasValue("half a thought");
    show("#/experiments");
    assertThat(typed).hasCount(0);
    show(run(sample.childId));
    assertThat(typed).hasValue("half a thought");
    button("Cancel").click();
    assertThat(typed).hasCount(0);
  }

  @Test
  void artifacts_table_isShownAsOne() {
    show(run(sample.runId) + "/artifacts/table.csv");

    assertThat(page.locator(".preview-table tbody tr")).hasCount(2);
    assertThat(page.locator(".preview")).containsText("2 rows, 2 columns");
  }

  @Test
  void artifacts_imageSeries_isSlidThroughByStep() {
    show(run(sample.runId) + "/artifacts");
    button("images").click();
    link("val/samples").click();

    Locator slider = page.getByLabel("Step of val/samples");
    assertThat(slider).hasAttribute("aria-valuetext", "step 20");
    slider.focus();
    page.keyboard().press("ArrowLeft");
    Locator image = page.getByAltText("val/samples, step 10");
    assertThat(image).hasJSProperty("naturalWidth", 48);
    page.reload();
    assertThat(image).isVisible();
  }

  @Test
  void artifacts_html_runsNothingUnlessAskedAndNeverHere() {
    show(run(sample.runId) + "/artifacts/page.html");
    FrameLocator frame = page.frameLocator("page-frame iframe");
    assertThat(frame.locator("h1")).hasCSS("color", "rgb(1, 2, 3)");
    assertThat(frame.locator("body")).not().containsText("ran");
    assertThat(page.getByText("Shown without its scripts.")).isVisible();

    button("Run its scripts").click();

    assertThat(frame.locator("body")).containsText("script ran as null kept out");
    assertThat(page).hasTitle(Pattern.compile("detailed · Headrace"));
    assertThat(page.frames().get(1).url()).endsWith("/artifact-frame");
  }

  @Test
  void model_page_hasMetricsByDatasetFilesAndLineage() {
    show(model());

    assertThat(heading()).hasText("forest");
    assertThat(section("Metrics"))
        .containsText(Pattern.compile("wine.*accuracy.*0\\.875", Pattern.DOTALL));
    assertThat(row("depth")).containsText("3");
    assertThat(section("Lineage").locator("a")).hasText("detailed");
    link("Artifacts").click();
    link("MLmodel").click();
    assertThat(page.locator("artifact-preview pre")).containsText("flavors");
  }

  @Test
  void pages_onAPhoneInTheDark_fitTheirWidth(WebBrowser browser) {
    page = browser.open(NARROWEST, ColorScheme.DARK);
    for (String hash :
        List.of(
            run(sample.runId),
            run(sample.runId) + "/artifacts/table.csv",
            run(sample.runId) + "/artifacts/images?series=val%2Fsamples",
            model())) {
      show(hash);
      assertThat(heading()).not().hasText("Run");
      page.waitForLoadState();
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as(hash)
          .isEqualTo(NARROWEST);
    }
  }
}
