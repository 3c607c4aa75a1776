package io.headrace.standalone.backend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one backend running: starts its JVM, and starts it again, on the same port, when it dies.
 * One thread of its own does all of it.
 */
final class BackendKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(BackendKeeper.class);

  private static final Duration START_DEADLINE = Duration.ofMinutes(3);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);

  /** A process that lived longer than this did not die of its start. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private static final long POLL_MILLIS = 50;
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private final Backend backend;
  private final DataFolder data;
  private final Thread thread;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Process process;

  BackendKeeper(Backend backend, DataFolder data) {
    this.backend = backend;
    this.data = data;
    this.thread = new Thread(this::run, "keeper-" + backend.name());
    thread.setDaemon(true);
  }

  Backend backend() {
    return backend;
  }

  /**
   * Completes when the backend can work; fails with a {@link BackendException} when its first start
   * does.
   */
  CompletableFuture<Void> start() {
    thread.start();
    return ready;
  }

  /** Tells the backend to end in an orderly way, without waiting for it. */
  synchronized void requestStop() throws IOException {
    stopping.countDown();
    if (process != null) {
      process.getOutputStream().close();
    }
  }

  /** Waits until the backend has ended. */
  void awaitStop() throws InterruptedException {
    thread.join(STOP_DEADLINE.toMillis());
    if (process != null && process.isAlive()) {
      LOG.warn("{} did not end in {} s, killing it", backend.title(), STOP_DEADLINE.toSeconds());
      process.destroyForcibly().waitFor();
    }
  }

  private void run() {
    try {
      backend.prepare();
    } catch (IOException | RuntimeException e) {
      ready.completeExceptionally(
          new BackendException(backend.title() + " cannot be set up: " + e.getMessage(), e));
      return;
    }
    try {
      keep();
    } catch (IOException | RuntimeException e) {
      fail(e);
    } catch (InterruptedException e) {
      fail(e);
      Thread.currentThread().interrupt();
    }
  }

  private void keep() throws IOException, InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    while (launch()) {
      long launched = System.nanoTime();
      if (awaitPort()) {
        ready.complete(null);
      } else if (!ready.isDone()) {
        process.destroyForcibly();
        throw new IOException("It ended, or did not answer in time");
      } else {
        process.destroy();
      }
      int status = process.waitFor();
      if (System.nanoTime() - launched > SETTLED.toNanos()) {
        pause = FIRST_PAUSE_MILLIS;
      }
      if (!stopping.await(0, TimeUnit.MILLISECONDS)) {
        LOG.warn("{} has died (status {}), starting it again", backend.title(), status);
        stopping.await(pause, TimeUnit.MILLISECONDS);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  /** Starts the process, unless it was told to stop. */
  private synchronized boolean launch() throws IOException {
    if (stopping.getCount() == 0) {
      return false;
    }
    process = backend.command().asChild(data.lock(backend.name())).start(data.log(backend.name()));
    return true;
  }

  /** Whether the port accepted a connection before the process ended and the time was up. */
  private boolean awaitPort() throws InterruptedException {
    long deadline = System.nanoTime() + START_DEADLINE.toNanos();
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      if (acceptsConnections()) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
    }
    return false;
  }

  private boolean acceptsConnections() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), backend.port()), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void fail(Exception cause) {
    ready.completeExceptionally(
        new BackendException(
            backend.title() + " does not start; " + data.log(backend.name()) + " says why.",
            cause));
  }
}
