package io.headrace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link WebBrowser}, or a new {@link Page} of it as wide as a laptop's, and fails
 * those in whose pages something went wrong. One browser serves all test classes; it is closed when
 * all tests are done.
 */
final class WebBrowserResolver implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(WebBrowserResolver.class);

  private static WebBrowser browser(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(STORE)
        .getOrComputeIfAbsent(WebBrowser.class, type -> new WebBrowser(), WebBrowser.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    browser(context).forget();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(browser(context).complaints()).isEmpty();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == WebBrowser.class || type == Page.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    WebBrowser browser = browser(context);
    return parameter.getParameter().getType() == Page.class ? browser.open() : browser;
  }
}
