package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mlflow.tracking.MlflowClient;

/** Artifacts through the stock Java client, which leaves them to the Python client. */
@ExtendWith(RunningHeadraceResolver.class)
final class JavaClientArtifactsTest {

  @Test
  void logArtifact_then_isListedAndComesBack(URI server, @TempDir Path folder) throws Exception {
    Path python = TestPython.executable();
    Path file = Files.writeString(folder.resolve("note.txt"), "Grüße");
    String runId;
    try (MlflowClient client = new MlflowClient(server.toString())) {
      runId = client.createRun("0").getRunId();
    }

    ProcessBuilder program =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dfile.encoding=UTF-8",
                    "-cp",
                    System.getProperty("java.class.path"),
                    JavaClientArtifactsMain.class.getName(),
                    server.toString(),
                    runId,
                    file.toString()))
            .redirectErrorStream(true);
    program.environment().put("MLFLOW_PYTHON_EXECUTABLE", python.toString());
    program.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
    program.environment().put("DO_NOT_TRACK", "true");
    program.environment().put("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "0");
    Process process = program.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("listed note.txt 7").contains("content Grüße");
  }
}
