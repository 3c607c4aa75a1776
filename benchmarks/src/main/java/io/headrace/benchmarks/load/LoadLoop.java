package io.headrace.benchmarks.load;

import io.headrace.benchmarks.http.ResponseReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a {@link Workload} over a number of connections and measures the answers, all on the thread
 * that calls {@link #run}.
 *
 * <p><b>Cheap.</b> It shares the machine with the server that it measures, so it is a bare
 * selector: a request costs a write, a read and a share of a select.
 *
 * <p><b>Honest.</b> In an open loop a unit's latency counts from when it was due, so a server that
 * stalls pays for every unit that had to wait (Gil Tene's coordinated omission). Looks at the clock
 * are at most {@value #NAP_MICROS} µs apart there, which is how exact those latencies are.
 */
public final class LoadLoop {

  private static final int NAP_MICROS = 50;
  private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** After an error a connection pauses: a server that is down or overloaded is not hammered. */
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final int READ_BYTES = 64 * 1024;
  private static final int ERROR_TEXT = 300;

  private final Workload workload;
  private final Schedule schedule;
  private final long timeoutNanos;
  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(READ_BYTES);
  private final Measurement measurement = new Measurement();
  private final Outcomes outcomes = new Outcomes();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long start;
  private long nextUnit;
  private long counted;
  private int busy;
  private long nextSweep;
  private long cpuAtStart = -1;
  private volatile boolean stopped;

  /** What was measured, and what became of every unit, those of the warm-up too. */
  public record Result(Measurement measurement, Outcomes outcomes) {}

  public LoadLoop(
      InetSocketAddress address,
      int connectionCount,
      Workload workload,
      Schedule schedule,
      Duration timeout)
      throws IOException {
    this.workload = workload;
    this.schedule = schedule;
    this.timeoutNanos = timeout.toNanos();
    this.selector = Selector.open();
    for (int i = 0; i < connectionCount; i++) {
      connections.add(new Connection(address, selector, workload.keptBytes()));
    }
  }

  /** Runs the whole schedule and waits for the answers to what was sent. */
  public Result run() throws IOException {
    start = System.nanoTime();
    try (selector) {
      while (sending() || busy > 0) {
        sweep();
        startDueUnits();
        await();
      }
      countUnsent();
    } finally {
      connections.forEach(Connection::close);
    }
    measurement.cpu(threads.getCurrentThreadCpuTime() - Math.max(0, cpuAtStart));
    return new Result(measurement, outcomes);
  }

  /** Lets {@link #run} end before the schedule does. May be called by any thread. */
  public void stop() {
    stopped = true;
  }

  private long now() {
    return System.nanoTime() - start;
  }

  private boolean sending() {
    long now = now();
    boolean timeIsUp = stopped || schedule.over(now, counted);
    return !timeIsUp && !schedule.over(schedule.due(nextUnit, now), counted);
  }

  private void startDueUnits() {
    while (!idle.isEmpty() && sending()) {
      long now = now();
      long due = schedule.due(nextUnit, now);
      if (due > now) {
        return;
      }
      Connection connection = idle.poll();
      connection.queued(false);
      if (connection.connected() && !connection.resting(now)) {
        startUnit(connection, due);
      }
    }
  }

  private void startUnit(Connection connection, long scheduled) {
    workload.write(nextUnit, connection.request());
    // In a closed loop the time it takes to write the request down is nobody's wait.
    long due = schedule.open() ? scheduled : now();
    boolean counts = schedule.counts(due);
    connection.begin(nextUnit++, due, counts);
    busy++;
    if (counts) {
      counted++;
      measurement.started(due);
      if (cpuAtStart < 0) {
        cpuAtStart = threads.getCurrentThreadCpuTime();
      }
    }
    send(connection);
  }

  private void send(Connection connection) {
    try {
      connection.send(now());
    } catch (IOException e) {
      lost(connection, "connection lost", e);
    }
  }

  private void await() throws IOException {
    if (!schedule.open()) {
      selector.select(this::ready, TimeUnit.NANOSECONDS.toMillis(SWEEP_NANOS));
    } else if (selector.selectNow(this::ready) == 0) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(NAP_MICROS));
    }
  }

  private void ready(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      if (key.isConnectable()) {
        connection.finishOpening();
        queue(connection);
        return;
      }
      if (key.isWritable()) {
        connection.write();
      }
      if (key.isReadable() && connection.read(scratch)) {
        answered(connection);
      }
    } catch (IOException e) {
      lost(connection, connection.connected() ? "connection lost" : "no connection", e);
    }
  }

  private void answered(Connection connection) {
    // The time it takes to look at the answer is nobody's wait.
    long arrived = now();
    ResponseReader response = connection.response();
    if (response.status() != 200) {
      refused(connection, response);
      return;
    }
    if (connection.counts()) {
      measurement.answered();
    }
    try {
      response.checkBody();
      boolean more =
          workload.writeNext(
              connection.unit(), connection.answered(), response.body(), connection.request());
      if (more) {
        send(connection);
      } else {
        acknowledged(connection, arrived);
      }
    } catch (IOException e) {
      lost(connection, "unexpected answer", e);
    }
  }

  private void acknowledged(Connection connection, long arrived) {
    if (connection.counts()) {
      measurement.acknowledged(connection.due(), arrived);
    }
    ended(connection, Outcome.ACKNOWLEDGED);
    release(connection);
  }

  private void refused(Connection connection, ResponseReader response) {
    String kind = Integer.toString(response.status());
    String text = new String(response.body(), StandardCharsets.UTF_8);
    long now = now();
    failed(connection, kind, text.substring(0, Math.min(ERROR_TEXT, text.length())), now);
    ended(connection, Outcome.of(response.status()));
    connection.restUntil(now + REST_NANOS);
    release(connection);
  }

  private void release(Connection connection) {
    // After an answer that came early nothing but the rest of its request could be sent.
    if (connection.response().closing() || connection.writing()) {
      connection.close();
    } else {
      queue(connection);
    }
  }

  private void queue(Connection connection) {
    if (!connection.queued()) {
      connection.queued(true);
      idle.add(connection);
    }
  }

  private void lost(Connection connection, String kind, IOException cause) {
    long now = now();
    if (connection.busy()) {
      failed(connection, kind, String.valueOf(cause.getMessage()), now);
      ended(connection, Outcome.UNKNOWN);
      connection.restUntil(now + REST_NANOS);
    } else if (!connection.connected()) {
      measurement.error(kind, String.valueOf(cause.getMessage()));
      connection.restUntil(now + REST_NANOS);
    }
    connection.close();
  }

  private void failed(Connection connection, String kind, String detail, long now) {
    if (connection.counts()) {
      measurement.failed(kind, detail, connection.due(), now);
    } else {
      measurement.error(kind + " (warm-up)", detail);
    }
  }

  private void ended(Connection connection, Outcome outcome) {
    outcomes.set(connection.unit(), outcome);
    connection.end();
    busy--;
  }

  /** Now and then: opens what is closed, gives up what takes too long, wakes what has rested. */
  private void sweep() {
    long now = now();
    if (now < nextSweep) {
      return;
    }
    nextSweep = now + SWEEP_NANOS;
    for (Connection connection : connections) {
      if (connection.busy() && now - connection.sent() > timeoutNanos) {
        lost(connection, "timeout", new IOException("no answer in time"));
      }
      if (!connection.resting(now)) {
        wake(connection);
      }
    }
  }

  private void wake(Connection connection) {
    if (connection.closed()) {
      try {
        connection.open();
      } catch (IOException e) {
        lost(connection, "no connection", e);
      }
    }
    if (connection.connected() && !connection.busy()) {
      queue(connection);
    }
  }

  private void countUnsent() {
    if (!schedule.open()) {
      return;
    }
    long now = now();
    for (long due = schedule.due(nextUnit, now);
        due <= now && !schedule.over(due, counted);
        due = schedule.due(++nextUnit, now)) {
      if (schedule.counts(due)) {
        counted++;
        measurement.leftUnsent(due, now);
      }
    }
  }
}
