package io.headrace.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Programs of this machine that run to their end. */
public final class Tool {

  private static final int ERROR_TEXT = 600;

  private Tool() {}

  /**
   * Runs a program; returns what it printed.
   *
   * @throws IOException when it is not there or says that it failed, with the end of its output
   */
  public static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (exit(process) != 0) {
      String end = output.substring(Math.max(0, output.length() - ERROR_TEXT)).strip();
      throw new IOException(Path.of(command.get(0)).getFileName() + " failed: " + end);
    }
    return output.strip();
  }

  static int exit(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Whether the PATH has such a program. */
  static boolean isThere(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
