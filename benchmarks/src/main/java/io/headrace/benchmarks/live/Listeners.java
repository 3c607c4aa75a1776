package io.headrace.benchmarks.live;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/** Clients of live streams, all read by one thread with a bare selector. */
public final class Listeners implements Closeable {

  private static final int READ_BYTES = 256 * 1024;
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Selector selector;
  private final LongSupplier clock;
  private final List<Listener> listeners = new ArrayList<>();
  private final Histogram latencies =
      new Histogram(TimeUnit.MINUTES.toMicros(10), SIGNIFICANT_DIGITS);
  private final Thread thread = new Thread(this::run, "listeners");
  private volatile boolean stopped;
  private volatile Exception failure;
  private volatile long measuredFrom;

  /**
   * Begins to connect {@code count} clients, dealt to the runs in turn.
   *
   * @param clock the one that points are stamped with
   */
  public Listeners(InetSocketAddress address, List<String> runIds, int count, LongSupplier clock)
      throws IOException {
    this.selector = Selector.open();
    this.clock = clock;
    for (int i = 0; i < count; i++) {
      int run = i % runIds.size();
      listeners.add(new Listener(this, run, runIds.get(run), address, selector));
    }
    thread.start();
  }

  private void run() {
    ByteBuffer scratch = ByteBuffer.allocateDirect(READ_BYTES);
    try {
      while (!stopped) {
        selector.select(key -> serve(key, scratch), 100);
      }
    } catch (IOException | UncheckedIOException e) {
      failure = e;
    }
  }

  private void serve(SelectionKey key, ByteBuffer scratch) {
    Listener listener = (Listener) key.attachment();
    try {
      if (key.isConnectable()) {
        listener.finishConnect(key);
      } else {
        listener.read(scratch, clock.getAsLong());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether all were told that they are live, within the time given. */
  public boolean awaitLive(Duration limit) throws IOException {
    return await(limit, () -> listeners.stream().allMatch(Listener::isLive));
  }

  /**
   * Whether all were told all points, or that they were left out, within the time given.
   *
   * @param logged points by run
   */
  public boolean awaitPoints(long[] logged, Duration limit) throws IOException {
    return await(limit, () -> missing(logged) <= 0);
  }

  private boolean await(Duration limit, BooleanSupplier condition) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (failure != null) {
        throw new IOException("The listeners broke off: " + failure.getMessage(), failure);
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return true;
  }

  /**
   * How many points, of all clients together, were neither told nor said to have been left out.
   *
   * @param logged points by run
   */
  public long missing(long[] logged) {
    long missing = 0;
    for (Listener listener : listeners) {
      missing += Math.max(0, logged[listener.run()] - listener.points() - listener.leftOut());
    }
    return missing;
  }

  /** Points that were told, to all clients together. */
  public long points() {
    return listeners.stream().mapToLong(Listener::points).sum();
  }

  /** Points that were said to have been left out. */
  public long leftOut() {
    return listeners.stream().mapToLong(Listener::leftOut).sum();
  }

  /** Has the latencies of points measured that are sent from a time on, by the clock of all. */
  public void measureFrom(long time) {
    measuredFrom = time;
  }

  /** A client was told a point. */
  void told(long sent, long now) {
    if (sent >= measuredFrom) {
      long latency = Math.max(0, now - sent);
      latencies.recordValue(Math.min(latency, latencies.getHighestTrackableValue()));
    }
  }

  /**
   * From when a point was sent until a client had it, in µs: of every point that a client was told.
   */
  public Histogram latencies() {
    return latencies;
  }

  @Override
  public void close() throws IOException {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Listener listener : listeners) {
      listener.close();
    }
    selector.close();
  }
}
