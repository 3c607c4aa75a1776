package io.headrace.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be closed before this JVM ends, the newest first, however it ends: by itself, by
 * Ctrl-C, by SIGTERM.
 */
final class Teardown {

  private static final Logger LOG = LoggerFactory.getLogger(Teardown.class);

  private final Terminal terminal;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final CountDownLatch begun = new CountDownLatch(1);

  private Teardown(Terminal terminal) {
    this.terminal = terminal;
  }

  static Teardown atExit(Terminal terminal) {
    Teardown teardown = new Teardown(terminal);
    Runtime.getRuntime().addShutdownHook(new Thread(teardown::run, "teardown"));
    return teardown;
  }

  synchronized <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Parks the thread for the rest of the JVM's life. */
  void awaitExit() throws InterruptedException {
    begun.await();
    new CountDownLatch(1).await();
  }

  boolean hasBegun() {
    return begun.getCount() == 0;
  }

  private synchronized void run() {
    begun.countDown();
    terminal.say("Stopping");
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("Could not stop cleanly: {}", e.getMessage(), e);
      }
    }
    terminal.say("Stopped");
  }
}
