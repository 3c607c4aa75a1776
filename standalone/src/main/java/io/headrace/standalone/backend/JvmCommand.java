package io.headrace.standalone.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A child JVM to be.
 *
 * @param folder its working directory
 * @param options of the JVM
 * @param arguments the class to run and what to give it
 */
record JvmCommand(Path folder, List<String> options, String classPath, List<String> arguments) {

  private static final long LARGEST_LOG_BYTES = 10 << 20;

  /**
   * Starts the JVM; what it prints goes to the end of {@code log}.
   *
   * <p>The shell in between makes the child deaf to Ctrl-C and hang-up, which a terminal sends to
   * every process in it: the services drain first, and need their backends for that. An ignored
   * signal stays ignored in the program that the shell turns into.
   */
  Process start(Path log) throws IOException {
    Files.createDirectories(folder);
    setAside(log);
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\""));
    command.add("child");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // Options meant for our own JVM (memory, agents) would break the tuned ones of the children.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder.start();
  }

  /** One earlier log is kept beside the one that is written. */
  private static void setAside(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The same under {@link ChildMain}, holding {@code lock}. */
  JvmCommand asChild(Path lock) {
    List<String> wrapped = new ArrayList<>(List.of(ChildMain.class.getName(), lock.toString()));
    wrapped.addAll(arguments);
    return new JvmCommand(folder, options, classPath, wrapped);
  }
}
