package io.headrace.benchmarks.command;

import io.headrace.benchmarks.scaling.ScalingCheck;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares what logging costs on runs that have little and runs that have much. */
@Command(
    name = "scaling",
    description =
        "Logs the same to a new run, to one with very many points and to one with very many keys,"
            + " in turn, and prints a table of what each request costs.")
public final class ScalingCommand implements Callable<Integer> {

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:5000",
      description = "Server: http://host:port (${DEFAULT-VALUE}).")
  private String url;

  @Option(
      names = "--server-pid",
      required = true,
      description = "The server's process on this machine; its children are counted with it.")
  private long serverPid;

  @Option(
      names = "--experiment",
      defaultValue = "headrace-scaling",
      description = "Experiment, made if needed (${DEFAULT-VALUE}).")
  private String experiment;

  @Option(
      names = "--points",
      defaultValue = "10000000",
      description = "Points of the long run, a multiple of 1000 (${DEFAULT-VALUE}).")
  private long points;

  @Option(
      names = "--keys",
      defaultValue = "50000",
      description = "Keys of the wide run (${DEFAULT-VALUE}).")
  private int keys;

  @Option(names = "--rounds", defaultValue = "5", description = "Rounds (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--requests",
      defaultValue = "2000",
      description =
          "Requests of log-metric to each run in a round; of log-batch a tenth (${DEFAULT-VALUE}).")
  private int requests;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ScalingCheck.Size size = new ScalingCheck.Size(points, keys, rounds, requests);
    new ScalingCheck(size, url, experiment, serverPid).run().forEach(System.out::println);
    return ExitStatus.GOOD;
  }
}
