package io.headrace.benchmarks.command;

import io.headrace.benchmarks.points.Ledger;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads back what an earlier load has logged. */
@Command(
    name = "check",
    description =
        "Reads back everything that an earlier log-metric or log-batch noted in its ledger: what"
            + " was acknowledged must be there exactly once, as it was logged.")
public final class CheckCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "LEDGER", description = "The file that --ledger wrote.")
  private Path file;

  @Option(names = "--url", description = "Server, if it is not the ledger's: http://host:port.")
  private String url;

  @Option(names = "--json", description = "Print the line of JSON only.")
  private boolean jsonOnly;

  @Override
  public Integer call() throws IOException {
    Ledger ledger = Ledger.read(file);
    String server = url == null ? ledger.url() : url;
    Report report = new Report().add("command", "check").add("url", server);
    boolean good = new PointReadback(new MlflowRest(server), ledger, ledger.plan()).add(report);
    if (!jsonOnly) {
      System.out.println(report.table());
    }
    System.out.println(report.json());
    return good ? ExitStatus.GOOD : ExitStatus.BAD;
  }
}
