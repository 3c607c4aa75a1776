package io.headrace.standalone;

import io.headrace.standalone.backend.BackendProcesses;
import io.headrace.standalone.backend.DataFolder;
import java.io.IOException;
import java.util.Optional;

/** {@code status}: what runs on the data folder. Exits with 1 when nothing does. */
final class StatusCommand implements Command {

  @Override
  public int run(CommandLine line) throws IOException {
    DataFolder data = line.data();
    Optional<Instance> instance = Instance.of(data);
    System.out.println(
        instance
            .map(StatusCommand::sentence)
            .orElse("Headrace is not running on the data folder " + data.root()));
    new BackendProcesses(data)
        .running()
        .forEach(
            backend ->
                System.out.printf(
                    "  %-10s 127.0.0.1:%d, process %s%n",
                    backend.name(), backend.port(), backend.pid()));
    return instance.isPresent() ? 0 : 1;
  }

  private static String sentence(Instance instance) {
    String state =
        instance.url().isEmpty()
            ? instance.command().equals("up") ? "is starting" : "runs the backends alone"
            : "is up at " + instance.url();
    return "Headrace " + state + ", process " + instance.pid();
  }
}
