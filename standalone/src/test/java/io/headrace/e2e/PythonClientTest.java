package io.headrace.e2e;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the tests of the stock Python clients and reports each as one of ours. */
@ExtendWith(RunningHeadraceResolver.class)
final class PythonClientTest {

  @TestFactory
  List<DynamicTest> stockPythonClient(URI server) throws Exception {
    return new PythonTests("python", TestPython.executable()).run(server);
  }

  @TestFactory
  List<DynamicTest> stockPythonClientOfMlflow2(URI server) throws Exception {
    return new PythonTests("python-2.x", TestPython.executableOfMlflow2()).run(server);
  }
}
