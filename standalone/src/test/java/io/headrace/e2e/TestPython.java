package io.headrace.e2e;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Pythons with a stock MLflow client in them: the one that a variable names, else the one of
 * the virtual environment that {@code ./headrace test} makes.
 */
final class TestPython {

  private TestPython() {}

  /** The executable with the client of MLflow 3; {@code TEST_PYTHON} names another. */
  static Path executable() {
    return executable("TEST_PYTHON", ".venv");
  }

  /** The executable with the last client of MLflow 2; {@code TEST_PYTHON_2X} names another. */
  static Path executableOfMlflow2() {
    return executable("TEST_PYTHON_2X", ".venv-2.x");
  }

  /** When there is none the test fails in CI, and is skipped elsewhere. */
  private static Path executable(String variable, String virtualEnvironment) {
    String named = System.getenv(variable);
    Path made = Path.of("..", virtualEnvironment, "bin", "python");
    Path python = (named == null ? made : Path.of(named)).toAbsolutePath().normalize();
    if (Files.isExecutable(python)) {
      return python;
    }
    String missing =
        "No Python with the MLflow client at "
            + python
            + "; `./headrace test` makes it, or "
            + variable
            + " names one.";
    return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
  }
}
