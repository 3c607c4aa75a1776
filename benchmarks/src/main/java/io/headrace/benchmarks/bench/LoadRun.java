package io.headrace.benchmarks.bench;

import io.headrace.benchmarks.peers.RunningPeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Puts loads on a server. */
final class LoadRun {

  private static final String EXPERIMENT = "bench";

  private final RunningPeer server;

  LoadRun(RunningPeer server) {
    this.server = server;
  }

  /** Puts a load on the server; the results by the titles of the rows that they make. */
  Map<String, LoadResult> run(BenchLoad load) {
    try {
      OptionalLong before = load.weighed() ? server.pointBytes() : OptionalLong.empty();
      Generator.Run run = Generator.run(arguments(load));
      return before.isPresent() && run.good()
          ? Map.of(
              load.title(),
              LoadResult.of(
                  load, run.report(), server.pointBytes().getAsLong() - before.getAsLong()))
          : LoadResult.rows(load, run.report(), run.good());
    } catch (IOException e) {
      return Map.of(load.title(), LoadResult.failed(e.getMessage()));
    }
  }

  private List<String> arguments(BenchLoad load) {
    List<String> arguments = new ArrayList<>(load.arguments());
    arguments.addAll(List.of("--url", server.url()));
    if (!arguments.contains("--experiment")) {
      arguments.addAll(List.of("--experiment", EXPERIMENT));
    }
    return arguments;
  }
}
