package io.headrace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.headrace.api.ApiCall;
import io.headrace.e2e.RunningHeadraceResolver;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page about the API in a real browser. */
@ExtendWith({RunningHeadraceResolver.class, WebBrowserResolver.class})
class DocsPageTest {

  private static URI server;
  private WebBrowser browser;

  private final List<String> requests = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start(URI server) {
    DocsPageTest.server = server;
  }

  @BeforeEach
  void take(WebBrowser shared) {
    browser = shared;
  }

  @AfterEach
  void nothingCameFromElsewhere() {
    assertThat(requests)
        .isNotEmpty()
        .allMatch(url -> url.startsWith(server.toString()) || url.startsWith("data:"));
  }

  private Page open(ColorScheme scheme) {
    Page page = browser.open(1280, scheme);
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(server.resolve("/docs").toString());
    return page;
  }

  @Test
  void page_opened_listsEveryCall() {
    Page page = open(ColorScheme.LIGHT);

    assertThat(page.locator(".opblock")).hasCount(ApiCall.values().length);
    assertThat(page.locator("#operations-Runs-logMetric"))
        .containsText("/2.0/mlflow/runs/log-metric");
    assertThat(page).hasTitle("API · Headrace");
  }

  @Test
  void call_triedOut_isAnsweredByThisServer() {
    Page page = open(ColorScheme.DARK);
    Locator call = page.locator("#operations-Experiments-searchExperiments");
    call.locator(".opblock-summary").click();
    call.locator(".try-out__btn").click();
    call.locator("textarea.body-param__text").fill("{\"filter\": \"name = 'Default'\"}");
    call.locator(".execute").click();

    assertThat(call.locator(".request-url"))
        .containsText(server.resolve("/api/2.0/mlflow/experiments/search").toString());
    Locator answer = call.locator(".live-responses-table");
    assertThat(answer).containsText("200");
    assertThat(answer).containsText("\"name\": \"Default\"");
  }

  @Test
  void page_inTheDark_isDark() {
    assertThat(luminance(open(ColorScheme.LIGHT))).isGreaterThan(200);
    assertThat(luminance(open(ColorScheme.DARK))).isLessThan(50);
  }

  private static double luminance(Page page) {
    assertThat(page.locator(".opblock").first()).isVisible();
    Object red =
        page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/[0-9]+/)[0])");
    return ((Number) red).doubleValue();
  }
}
