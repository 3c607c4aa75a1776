package io.headrace.benchmarks;

import io.headrace.benchmarks.command.Failures;
import io.headrace.benchmarks.demo.DemoSet;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fills a running server with believable experiments. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Fills a running server with believable experiments, the same ones for a seed.")
public final class Demo implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "URL", description = "Server: http://host:port.")
  private String place;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:5000",
      description = "The same as a flag (${DEFAULT-VALUE}).")
  private String flag;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "What all values are drawn from (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--again",
      description = "Make another set beside the one that is there, with a number to its names.")
  private boolean again;

  @Spec private CommandSpec spec;

  private Demo() {}

  @Override
  public Integer call() throws IOException {
    String url = place == null ? flag : place;
    PrintWriter progress = spec.commandLine().getOut();
    DemoSet set = new DemoSet(new MlflowRest(url), Clock.systemUTC(), progress);
    try {
      set.fill(seed, again ? set.freeSuffix() : "");
    } catch (ConnectException e) {
      throw new IOException("Nobody answers at " + url + "; is Headrace up there?", e);
    }
    progress.println("Look at " + url);
    progress.flush();
    return 0;
  }

  public static void main(String[] arguments) {
    // Images are drawn in memory; a machine without a screen must do.
    System.setProperty("java.awt.headless", "true");
    CommandLine commandLine = new CommandLine(new Demo());
    commandLine.setExecutionExceptionHandler(Failures::report);
    System.exit(commandLine.execute(arguments));
  }
}
