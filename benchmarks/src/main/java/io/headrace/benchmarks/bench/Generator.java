package io.headrace.benchmarks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.benchmarks.LoadGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the load generator, each time in a JVM of its own: what one load has compiled would
 * otherwise make the generator faster for the servers that come later.
 */
final class Generator {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Generator() {}

  /**
   * What a load gave.
   *
   * @param good whether it ended with status 0
   */
  record Run(JsonNode report, boolean good) {}

  /**
   * Runs a load to its end.
   *
   * @throws IOException when it gave no report
   */
  static Run run(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                LoadGenerator.class.getName()));
    command.addAll(arguments);
    command.add("--json");
    Process generator =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    JsonNode report = report(generator);
    return new Run(report, exit(generator) == 0);
  }

  private static JsonNode report(Process generator) throws IOException {
    byte[] output = generator.getInputStream().readAllBytes();
    String text = new String(output, StandardCharsets.UTF_8).strip();
    if (!text.startsWith("{")) {
      throw new IOException("the load generator gave no report");
    }
    return JSON.readTree(text);
  }

  private static int exit(Process generator) throws IOException {
    try {
      return generator.waitFor();
    } catch (InterruptedException e) {
      generator.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
