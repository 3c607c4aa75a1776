package io.headrace.e2e;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Compares our answers with those of MLflow's own server to the same requests. */
@ExtendWith(RunningHeadraceResolver.class)
final class DifferentialTest {

  @TestFactory
  List<DynamicTest> answersOfMlflowsServer(URI server) throws Exception {
    return new PythonTests("python-differential", TestPython.executable()).run(server);
  }
}
