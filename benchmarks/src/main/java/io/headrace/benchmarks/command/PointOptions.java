package io.headrace.benchmarks.command;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Flags of loads that log points. */
final class PointOptions {

  @Option(
      names = "--runs",
      description = "Runs that the points go to; as many as connections if not given.")
  private Integer runs;

  @Option(
      names = "--keys",
      defaultValue = "10",
      description = "Metric keys of each run (${DEFAULT-VALUE}).")
  private int keys;

  @Option(names = "--check", description = "Read everything back afterwards and compare.")
  private boolean check;

  @Option(
      names = "--ledger",
      description = "File to note what was acknowledged in, for the check command.")
  private Path ledger;

  @Option(
      names = "--patience",
      defaultValue = "60",
      description =
          "Seconds to wait for the last points to show in runs/get; 0: do not look (${DEFAULT-VALUE}).")
  private int patienceSeconds;

  int runs(int connections) {
    return runs == null ? connections : runs;
  }

  int keys() {
    return keys;
  }

  Duration patience() {
    return Duration.ofSeconds(patienceSeconds);
  }

  boolean check() {
    return check;
  }

  /** {@code null}: none is wanted. */
  Path ledger() {
    return ledger;
  }
}
