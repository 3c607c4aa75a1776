package io.headrace.standalone;

import io.headrace.standalone.backend.BackendProcesses;
import io.headrace.standalone.backend.DataFolder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** {@code down}: stops what runs on the data folder and waits until all of it has ended. */
final class DownCommand implements Command {

  private static final long DEADLINE_SECONDS = 120;

  @Override
  public int run(CommandLine line) throws IOException {
    DataFolder data = line.data();
    Optional<Instance> instance = Instance.of(data);
    instance.flatMap(running -> ProcessHandle.of(running.pid())).ifPresent(DownCommand::stop);
    new BackendProcesses(data).awaitEnd();
    System.out.println(
        instance.isPresent() ? "Stopped" : "Nothing runs on the data folder " + data.root());
    return 0;
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new Refusal(
          "Process %d has not ended in %d s.".formatted(process.pid(), DEADLINE_SECONDS));
    }
  }
}
