package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Runs {@code src/test/python} and reports each of its tests as one of ours. */
@ExtendWith(RunningHeadraceResolver.class)
final class PythonClientTest {

  private static final Path TESTS = Path.of("src", "test", "python");
  private static final Path REPORT = Path.of("target", "pytest.xml");
  private static final Path OUTPUT = Path.of("target", "pytest.log");
  private static final long MINUTES = 8;

  @TestFactory
  List<DynamicTest> stockPythonClient(URI server) throws Exception {
    Path python = TestPython.executable();
    Files.deleteIfExists(REPORT);
    ProcessBuilder pytest =
        new ProcessBuilder(
                List.of(
                    python.toString(),
                    "-m",
                    "pytest",
                    "--junitxml=" + REPORT.toAbsolutePath(),
                    TESTS.toString()))
            .redirectErrorStream(true)
            .redirectOutput(OUTPUT.toFile());
    pytest.environment().put("MLFLOW_TRACKING_URI", server.toString());
    Process process = pytest.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("pytest has ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(REPORT).as("pytest's report; its output is in %s", OUTPUT).exists();
    return testsIn(REPORT);
  }

  private static List<DynamicTest> testsIn(Path report) throws Exception {
    NodeList cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    assertThat(cases.getLength()).as("Python tests; %s", OUTPUT).isPositive();
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < cases.getLength(); i++) {
      Element test = (Element) cases.item(i);
      tests.add(
          dynamicTest(test.getAttribute("name"), () -> assertThat(complaints(test)).isEmpty()));
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
