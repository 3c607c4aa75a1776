package io.headrace.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the tests of the web app's pure modules, which are in src/test/js, with node's runner. */
class WebModulesTest {

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void pureModules_underNodesRunner_pass() throws IOException, InterruptedException {
    requireNode();
    Process process =
        new ProcessBuilder("node", "--test", "src/test/js/").redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
  }

  private static void requireNode() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("node", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(process.waitFor()).isZero();
    } catch (IOException e) {
      String missing = "node is not on the path, so the web app's modules are not tested";
      assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
      Assumptions.abort(missing);
    }
  }
}
