package io.headrace.tracking.recorder;

import io.headrace.log.Waiting;
import io.headrace.store.CompactionDue;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns ended generations of segments into chunks, one run at a time, on a thread of its own: the
 * recorder never waits for it, and what is not done when it stops is left over to whoever records
 * the run next.
 *
 * <p>Two may compact the same at the same time, as when a partition moves: they write the same
 * chunks.
 */
final class Compactor {

  private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

  private static final long REST_MILLIS = 200;

  private final CompactionStore store;
  private final CompactorMetrics metrics;

  /** By run; the last generation stands for all before it. Guarded by this. */
  private final Map<String, CompactionDue> due = new LinkedHashMap<>();

  private Thread thread;
  private volatile boolean stopping;

  Compactor(CompactionStore store, CompactorMetrics metrics) {
    this.store = store;
    this.metrics = metrics;
    metrics.watchQueue(this::size);
  }

  synchronized void start() {
    thread = new Thread(this::run, "compactor");
    thread.setDaemon(true);
    thread.start();
  }

  /** Has a run compacted when those before it are. From any thread; does not wait. */
  synchronized void add(CompactionDue run) {
    due.merge(run.runId(), run, (a, b) -> a.generation() > b.generation() ? a : b);
    notifyAll();
  }

  /** How many runs wait. */
  synchronized int size() {
    return due.size();
  }

  private synchronized CompactionDue next() throws InterruptedException {
    while (due.isEmpty()) {
      wait();
    }
    Iterator<CompactionDue> first = due.values().iterator();
    CompactionDue next = first.next();
    first.remove();
    return next;
  }

  private void run() {
    while (!stopping) {
      try {
        compact(next());
      } catch (InterruptedException e) {
        LOG.debug("Stopped");
        return;
      }
    }
  }

  private void compact(CompactionDue run) throws InterruptedException {
    try {
      new Compaction(
              store,
              new Waiting("compactor", this::keepWaiting),
              run,
              metrics,
              Compaction.MAX_POINTS)
          .run();
    } catch (RuntimeException | Error e) {
      if (stopping) {
        // What it works with is being closed as well.
        LOG.debug("Stopped", e);
        return;
      }
      // A fault of ours, a damaged segment, or what Cassandra refuses for good. It stays as it is
      // and
      // is read as it is; the only compactor must not end.
      metrics.failed();
      LOG.error(
          "The points of run {} cannot be compacted; tried again when its next generation ends, or"
              + " its partition is taken over",
          run.runId(),
          e);
    }
  }

  private boolean keepWaiting() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
    return !stopping;
  }

  /** Ends soon, between two statements. */
  void stop() {
    stopping = true;
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      running.interrupt();
    }
  }
}
