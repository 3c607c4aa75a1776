package io.headrace.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.headrace.e2e.RunningHeadraceResolver;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page about the server itself, in a real browser in front of the whole stack. */
@ExtendWith({RunningHeadraceResolver.class, WebBrowserResolver.class})
class SystemPageTest {

  private static final String CALL = "**/ajax-api/headrace/v1/system";

  private static URI server;
  private Page page;

  @BeforeAll
  static void start(URI server) {
    SystemPageTest.server = server;
  }

  @BeforeEach
  void open(Page opened) {
    page = opened;
  }

  private void show() {
    page.navigate(server.resolve("/") + "#/system");
  }

  private Locator health(String name) {
    Locator named =
        page.locator(
            ".system-name", new Page.LocatorOptions().setHasText(Pattern.compile("^" + name)));
    return page.locator(".system-list li").filter(new Locator.FilterOptions().setHas(named));
  }

  @Test
  void serverThatWorks_isSaidToWorkWithAllItStandsOn() {
    show();

    for (String name : new String[] {"Kafka", "Cassandra", "The S3 store", "Tracking", "Query"}) {
      assertThat(health(name)).containsText("Works");
    }
    assertThat(page.locator(".system-charts svg")).hasCount(6);
    assertThat(page).hasTitle("System · Headrace");
  }

  @Test
  void pointsThatAreLogged_areSeenComingIn() {
    show();
    Locator coming =
        page.locator(".system-chart").filter(new Locator.FilterOptions().setHasText("Coming in"));
    assertThat(coming.locator(".system-value")).hasText(Pattern.compile("events/s"));
    try (ComparedRuns runs = new ComparedRuns(server)) {
      for (int step = 0; step < 100; step++) {
        runs.logLoss(runs.going, step, step);
      }
      assertThat(coming.locator(".system-value")).hasText(Pattern.compile("[1-9].* events/s"));
    }
    assertThat(coming.locator("polyline")).hasAttribute("points", Pattern.compile("\\d \\d"));
  }

  @Test
  void backendThatIsAway_isNamedInWords() {
    page.route(CALL, SystemPageTest::withoutKafka);
    show();

    assertThat(page.locator(".system-troubles")).hasText("Kafka at k:9092 does not answer.");
    assertThat(health("Kafka")).containsText("Down");
    assertThat(health("Query")).containsText("Down");
  }

  private static void withoutKafka(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(
                """
                {"time": 1764238000000, "services": [
                 {"name": "query", "started_time": 1764230000000, "ready": false,
                  "complaints": ["Kafka at k:9092 does not answer."],
                  "backends": [{"name": "kafka", "ready": false,
                                "complaints": ["Kafka at k:9092 does not answer."]}],
                  "figures": [{"name": "live_streams", "kind": "level", "unit": "streams",
                               "value": "NaN"}]}]}
                """));
  }

  @Test
  void serverThatCannotBeReached_isSaidSoAndWhatWasKnownStays() {
    show();
    assertThat(health("Kafka")).containsText("Works");
    page.route(CALL, Route::abort);

    assertThat(page.locator(".trouble")).containsText("No connection");
    assertThat(page.locator("main")).containsText("What follows is as of");
    assertThat(health("Kafka")).containsText("Works");
    page.unroute(CALL);
    assertThat(page.locator(".trouble")).hasCount(0);
  }

  @Test
  void page_onAPhoneInTheDark_fitsItsWidth(WebBrowser browser) {
    page = browser.open(360, ColorScheme.DARK);
    show();
    assertThat(health("Kafka")).containsText("Works");

    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
  }
}
