package io.headrace.benchmarks.command;

/** What the process tells the shell; picocli itself uses 2 for flags it does not understand. */
final class ExitStatus {
  static final int GOOD = 0;

  /** There were errors, or what was read back is not what was acknowledged. */
  static final int BAD = 1;

  private ExitStatus() {}
}
