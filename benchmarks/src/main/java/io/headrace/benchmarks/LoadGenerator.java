package io.headrace.benchmarks;

import io.headrace.benchmarks.command.ArtifactsCommand;
import io.headrace.benchmarks.command.CheckCommand;
import io.headrace.benchmarks.command.CreateRunsCommand;
import io.headrace.benchmarks.command.Failures;
import io.headrace.benchmarks.command.HistoryCommand;
import io.headrace.benchmarks.command.LiveCommand;
import io.headrace.benchmarks.command.LogBatchCommand;
import io.headrace.benchmarks.command.LogMetricCommand;
import io.headrace.benchmarks.command.NullServerCommand;
import io.headrace.benchmarks.command.ScalingCommand;
import io.headrace.benchmarks.command.SearchCommand;
import io.headrace.benchmarks.command.SearchTableCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** Puts load on any server that speaks MLflow's REST API, and measures what comes back. */
@Command(
    name = "load-generator",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = "Puts load on any server that speaks MLflow's REST API, and measures it.",
    subcommands = {
      LogMetricCommand.class,
      LogBatchCommand.class,
      CreateRunsCommand.class,
      SearchCommand.class,
      SearchTableCommand.class,
      HistoryCommand.class,
      ArtifactsCommand.class,
      ScalingCommand.class,
      LiveCommand.class,
      CheckCommand.class,
      NullServerCommand.class
    })
public final class LoadGenerator {

  private LoadGenerator() {}

  public static void main(String[] arguments) {
    CommandLine commandLine = new CommandLine(new LoadGenerator());
    commandLine.setExecutionExceptionHandler(Failures::report);
    System.exit(commandLine.execute(arguments));
  }
}
