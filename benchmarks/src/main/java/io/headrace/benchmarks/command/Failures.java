package io.headrace.benchmarks.command;

import java.io.IOException;
import java.net.ConnectException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What is said when a command cannot go on. */
public final class Failures {

  private Failures() {}

  /**
   * Prints one sentence for what a person can mend, and rethrows what is a mistake in here.
   *
   * @return the exit status
   */
  public static int report(Exception failure, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    boolean mendable =
        failure instanceof IOException || failure instanceof IllegalArgumentException;
    if (!mendable) {
      throw failure;
    }
    commandLine.getErr().println(sentence(failure));
    return ExitStatus.BAD;
  }

  /** A failure in words: some of the JDK's carry none. */
  static String sentence(Exception failure) {
    if (failure instanceof ConnectException) {
      return "Nobody answers at the address of --url; is the server up?";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
