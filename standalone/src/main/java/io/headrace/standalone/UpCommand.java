package io.headrace.standalone;

import io.headrace.config.AccessSettings;
import io.headrace.config.HttpSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** {@code up}: the backends that are not somewhere else, then all services, until told to stop. */
final class UpCommand implements Command {

  private final Terminal terminal = new Terminal();

  @Override
  public int run(CommandLine line) throws IOException, InterruptedException {
    if (line.detach()) {
      return new DetachedUp(line).run();
    }
    ListenAddress address = ListenAddress.of(HttpSettings.from(line.values()));
    InstanceLock lock = InstanceLock.take(line.data());
    address.requireFree();
    Installation installation = Installation.begin(line, "up", lock, terminal);
    try {
      String url = start(line, installation, address);
      installation.announce(url);
      terminal.say("Headrace is up at " + url + " after " + terminal.elapsed());
    } catch (RuntimeException e) {
      if (!installation.isExiting()) {
        throw e;
      }
    }
    installation.awaitExit();
    return 0;
  }

  /** Loads the services while the backends start: neither needs all cores. */
  private String start(CommandLine line, Installation installation, ListenAddress address)
      throws IOException, InterruptedException {
    CompletableFuture<Void> backends = CompletableFuture.runAsync(installation::startBackends);
    StandaloneServices services =
        installation.closeAtExit(
            new StandaloneServices(installation.backends().locate(line.values())));
    int port = services.listen();
    join(backends);
    installation.closeAtExit(
        BackendsFile.writeInstallation(line.data(), installation.backends().locate(line.values())));
    long began = System.nanoTime();
    services.start(missing -> terminal.say("  Still waiting: " + missing));
    terminal.ready("Services", Duration.ofNanos(System.nanoTime() - began));
    return address.url(port) + AccessSettings.from(line.values()).staticPrefix();
  }

  private static void join(CompletableFuture<Void> backends) {
    try {
      backends.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
