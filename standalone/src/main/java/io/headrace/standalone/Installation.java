package io.headrace.standalone;

import io.headrace.config.LogFormat;
import io.headrace.standalone.backend.DataFolder;
import io.headrace.standalone.backend.Distribution;
import io.headrace.standalone.backend.EmbeddedBackends;
import java.io.IOException;

/**
 * A data folder that this process has taken, with the backends that are embedded in it; what {@code
 * up} and {@code backends} have in common.
 */
final class Installation {

  private final DataFolder data;
  private final Instance instance;
  private final Terminal terminal;
  private final EmbeddedBackends backends;
  private final Teardown teardown;

  private Installation(CommandLine line, Instance instance, Terminal terminal, InstanceLock lock) {
    this.data = line.data();
    this.instance = instance;
    this.terminal = terminal;
    this.teardown = Teardown.atExit(terminal);
    teardown.add(lock);
    this.backends = teardown.add(new EmbeddedBackends(line.values(), data, Distribution.current()));
  }

  /** From now on this process logs into the folder, and other processes see it there. */
  static Installation begin(CommandLine line, String command, InstanceLock lock, Terminal terminal)
      throws IOException {
    LogFile.use(line.data(), LogFormat.from(line.values()));
    Instance instance = Instance.starting(command);
    instance.write(line.data());
    return new Installation(line, instance, terminal, lock);
  }

  EmbeddedBackends backends() {
    return backends;
  }

  /** Blocks until all can work. */
  void startBackends() {
    if (!backends.titles().isEmpty()) {
      terminal.say("Starting " + String.join(", ", backends.titles()) + " in " + data.root());
      backends.start(terminal::ready);
    }
  }

  /** {@code part} will be closed before everything that was there before it. */
  <T extends AutoCloseable> T closeAtExit(T part) {
    return teardown.add(part);
  }

  /** Tells other processes where this one answers. */
  void announce(String url) throws IOException {
    instance.answeringAt(url).write(data);
  }

  /** Parks the thread for the rest of the JVM's life. */
  void awaitExit() throws InterruptedException {
    teardown.awaitExit();
  }

  /** Whether the JVM is on its way out, so that failures need no words. */
  boolean isExiting() {
    return teardown.hasBegun();
  }
}
