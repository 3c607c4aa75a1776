package io.headrace.benchmarks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.benchmarks.LoadGenerator;
import io.headrace.benchmarks.peers.RunningPeer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Puts loads on a server, each from a JVM of its own: what one load has compiled would otherwise
 * make the generator faster for the servers that come later.
 */
final class LoadRun {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXPERIMENT = "bench";

  private final RunningPeer server;

  LoadRun(RunningPeer server) {
    this.server = server;
  }

  /** Puts a load on the server; the results by the titles of the rows that they make. */
  Map<String, LoadResult> run(BenchLoad load) {
    try {
      OptionalLong before = load.weighed() ? server.pointBytes() : OptionalLong.empty();
      Process generator = start(load.arguments());
      JsonNode report = report(generator);
      boolean good = exit(generator) == 0;
      return before.isPresent() && good
          ? Map.of(
              load.title(),
              LoadResult.of(load, report, server.pointBytes().getAsLong() - before.getAsLong()))
          : LoadResult.rows(load, report, good);
    } catch (IOException e) {
      return Map.of(load.title(), LoadResult.failed(e.getMessage()));
    }
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                LoadGenerator.class.getName()));
    command.addAll(arguments);
    command.addAll(List.of("--url", server.url(), "--json"));
    if (!arguments.contains("--experiment")) {
      command.addAll(List.of("--experiment", EXPERIMENT));
    }
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
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
