package io.headrace.standalone;

import java.io.IOException;

/** One word after {@code ./headrace}. */
@FunctionalInterface
interface Command {

  /**
   * Does it, and returns the status to exit with.
   *
   * @throws Refusal when it cannot be done
   */
  int run(CommandLine line) throws IOException, InterruptedException;
}
