package io.headrace.benchmarks.command;

import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.load.Schedule;
import io.headrace.benchmarks.load.Workload;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Flags that every load has. */
final class LoadOptions {

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:5000",
      description = "Server: http://host:port (${DEFAULT-VALUE}).")
  private String url;

  @Option(
      names = "--experiment",
      defaultValue = "headrace-load",
      description = "Experiment, made if needed (${DEFAULT-VALUE}).")
  private String experiment;

  @Option(
      names = "--connections",
      defaultValue = "16",
      description = "Keep-alive connections, one request each at a time (${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--warm-up",
      defaultValue = "5",
      description = "Seconds at the start that are not measured (${DEFAULT-VALUE}).")
  private double warmUpSeconds;

  @Option(
      names = "--duration",
      defaultValue = "20",
      description = "Seconds that are measured (${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--count",
      description = "Stop after this many instead; --duration does not count then.")
  private Long count;

  @Option(
      names = "--rate",
      defaultValue = "0",
      description = "Send so many a second, come what may (open loop); 0: as fast as answers come.")
  private double rate;

  @Option(
      names = "--timeout",
      defaultValue = "60",
      description = "Seconds to wait for an answer (${DEFAULT-VALUE}).")
  private double timeoutSeconds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "What all values are drawn from (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print the line of JSON only.")
  private boolean jsonOnly;

  private static final Duration ENDLESS = Duration.ofDays(1);

  MlflowRest rest() {
    return new MlflowRest(url);
  }

  String url() {
    return url;
  }

  String experiment() {
    return experiment;
  }

  int connections() {
    return connections;
  }

  long seed() {
    return seed;
  }

  Duration warmUp() {
    return seconds(warmUpSeconds);
  }

  /** Runs the load to its end. */
  LoadLoop.Result run(MlflowRest rest, Workload workload) throws IOException {
    return new LoadLoop(rest.address(), connections, workload, schedule(), seconds(timeoutSeconds))
        .run();
  }

  private Schedule schedule() {
    return new Schedule(
        rate,
        warmUp(),
        count == null ? seconds(seconds) : ENDLESS,
        count == null ? Long.MAX_VALUE : count);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /** A report that begins with what was asked for. */
  Report report(String command) {
    return new Report()
        .add("command", command)
        .add("url", url)
        .add("loop", schedule().loop())
        .add("connections", connections)
        .add("warm_up_seconds", warmUpSeconds);
  }

  void print(Report report) {
    if (!jsonOnly) {
      System.out.println(report.table());
    }
    System.out.println(report.json());
  }
}
