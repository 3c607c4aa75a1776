package io.headrace.standalone;

import java.io.IOException;

/** {@code backends}: the embedded backends alone, for services and tests that run elsewhere. */
final class BackendsCommand implements Command {

  private final Terminal terminal = new Terminal();

  @Override
  public int run(CommandLine line) throws IOException, InterruptedException {
    InstanceLock lock = InstanceLock.take(line.data());
    Installation installation = Installation.begin(line, "backends", lock, terminal);
    try {
      installation.startBackends();
      BackendsFile file =
          installation.closeAtExit(
              BackendsFile.write(line.data(), installation.backends().locate(line.values())));
      terminal.say("The backends are up after " + terminal.elapsed() + "; " + file + " says where");
    } catch (RuntimeException e) {
      if (!installation.isExiting()) {
        throw e;
      }
    }
    installation.awaitExit();
    return 0;
  }
}
