package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The tests of one folder below {@code src/test}, which pytest runs. */
final class PythonTests {

  private static final long MINUTES = 8;

  /** Until pytest, told to end, has written what it knows. */
  private static final long SECONDS_TO_REPORT = 60;

  private final Path python;
  private final Path tests;
  private final Path report;
  private final Path output;

  /**
   * Tests that nothing has run yet.
   *
   * @param folder its name
   * @param python has pytest and the client to test
   */
  PythonTests(String folder, Path python) {
    this.python = python;
    this.tests = Path.of("src", "test", folder);
    this.report = Path.of("target", "pytest-" + folder + ".xml");
    this.output = Path.of("target", "pytest-" + folder + ".log");
  }

  /** Runs them all against {@code server}; each then reports what became of it. */
  List<DynamicTest> run(URI server) throws Exception {
    Files.deleteIfExists(report);
    ProcessBuilder pytest =
        new ProcessBuilder(
                List.of(
                    python.toString(),
                    "-m",
                    "pytest",
                    "--junitxml=" + report.toAbsolutePath(),
                    tests.toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    pytest.environment().put("MLFLOW_TRACKING_URI", server.toString());
    Process process = pytest.start();
    boolean ended;
    try {
      ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        interrupt(process);
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(report).as("pytest's report; its output:\n%s", Files.readString(output)).exists();
    List<DynamicTest> tests = reported();
    tests.add(dynamicTest("pytest ends in time", () -> requireEnd(ended)));
    return tests;
  }

  /** As Ctrl-C does: pytest then reports of the tests that it has run. */
  private static void interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    process.waitFor(SECONDS_TO_REPORT, TimeUnit.SECONDS);
  }

  private void requireEnd(boolean ended) throws IOException {
    assertThat(ended)
        .as(
            "pytest has ended within %d minutes; its output:\n%s",
            MINUTES, Files.readString(output))
        .isTrue();
  }

  private List<DynamicTest> reported() throws Exception {
    NodeList cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    assertThat(cases.getLength()).as("Python tests; %s", output).isPositive();
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < cases.getLength(); i++) {
      Element test = (Element) cases.item(i);
      // One that was interrupted is in the report, but not by its name.
      if (test.hasAttribute("name")) {
        tests.add(
            dynamicTest(test.getAttribute("name"), () -> assertThat(complaints(test)).isEmpty()));
      }
    }
    return tests;
  }

  /** Why the test failed; a skipped one has not shown anything either. */
  private static List<String> complaints(Element test) {
    List<String> complaints = new ArrayList<>();
    for (String outcome : List.of("failure", "error", "skipped")) {
      NodeList elements = test.getElementsByTagName(outcome);
      for (int i = 0; i < elements.getLength(); i++) {
        complaints.add(outcome + ": " + elements.item(i).getTextContent());
      }
    }
    return complaints;
  }
}
