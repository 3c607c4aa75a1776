package io.headrace.ui;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The accessibility rules of axe-core, looked at in a page as it stands. */
final class AxeRules {

  private static final String BROKEN =
      """
      () => axe.run(document, {resultTypes: ['violations']}).then(({violations}) =>
        violations.map(({id, help, nodes}) =>
          `${id} (${help}): ${nodes.slice(0, 3).map(({target}) => target.join(' ')).join(', ')}`))
      """;

  private final String script;

  AxeRules() throws IOException {
    try (InputStream in = AxeRules.class.getResourceAsStream("/axe.min.js")) {
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What breaks a rule, a sentence each. */
  List<?> brokenIn(Page page) {
    // Not as a script of the page, which its content policy would not let in.
    page.evaluate(script);
    return (List<?>) page.evaluate(BROKEN);
  }
}
