package io.headrace.e2e;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Python with the stock MLflow client in it: the one that {@code TEST_PYTHON} names, else the
 * one of the virtual environment that {@code ./headrace test} makes.
 */
final class TestPython {

  private static final Path VIRTUAL_ENVIRONMENT = Path.of("..", ".venv", "bin", "python");

  private TestPython() {}

  /** Its executable. When there is none the test fails in CI, and is skipped elsewhere. */
  static Path executable() {
    String named = System.getenv("TEST_PYTHON");
    Path python =
        (named == null ? VIRTUAL_ENVIRONMENT : Path.of(named)).toAbsolutePath().normalize();
    if (Files.isExecutable(python)) {
      return python;
    }
    String missing =
        "No Python with the MLflow client at "
            + python
            + "; `./headrace test` makes it, or TEST_PYTHON names one.";
    return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
  }
}
