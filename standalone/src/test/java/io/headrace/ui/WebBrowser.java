package io.headrace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * A headless Chromium that keeps what its pages complain of. {@code TEST_CHROMIUM} names the
 * program; without it Debian's is taken.
 */
final class WebBrowser implements AutoCloseable {

  /** What Chromium says of an answer that is no success, which a page may well expect. */
  private static final String REFUSED_REQUEST = "Failed to load resource";

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private Optional<Pattern> expected = Optional.empty();
  private BrowserContext context;

  WebBrowser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(isRoot() ? List.of("--no-sandbox") : List.of()));
  }

  private static Path chromium() {
    Path program =
        Path.of(Optional.ofNullable(System.getenv("TEST_CHROMIUM")).orElse("/usr/bin/chromium"));
    assertThat(Files.isExecutable(program))
        .as("The browser tests need Chromium; %s is not there. TEST_CHROMIUM names it.", program)
        .isTrue();
    return program;
  }

  /** Chromium refuses to run in its sandbox as root, which containers like to be. */
  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** A new page of a new visitor: empty storage, a window so wide, times in Berlin. */
  Page open(int width, ColorScheme scheme) {
    closeContext();
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setTimezoneId("Europe/Berlin")
                .setLocale("en-GB"));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().startsWith(REFUSED_REQUEST)) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  Page open() {
    return open(1280, ColorScheme.LIGHT);
  }

  /** Has complaints in which a pattern is found count for nothing, until it is to forget. */
  void expect(Pattern complaint) {
    expected = Optional.of(complaint);
  }

  /** Begins anew: without complaints, and expecting none. */
  void forget() {
    complaints.clear();
    expected = Optional.empty();
  }

  /**
   * What went wrong in the page and was not expected: errors of scripts and breaches of the content
   * policy.
   */
  List<String> complaints() {
    return complaints.stream()
        .filter(words -> expected.filter(fine -> fine.matcher(words).find()).isEmpty())
        .toList();
  }

  private void closeContext() {
    if (context != null) {
      context.close();
    }
  }

  @Override
  public void close() {
    closeContext();
    browser.close();
    playwright.close();
  }
}
