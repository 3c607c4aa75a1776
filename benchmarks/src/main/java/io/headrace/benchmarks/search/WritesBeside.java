package io.headrace.benchmarks.search;

import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.load.Measurement;
import io.headrace.benchmarks.load.Schedule;
import io.headrace.benchmarks.load.Workload;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An open loop of writes, on a thread and connections of its own, until it is ended. */
public final class WritesBeside implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final LoadLoop loop;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<LoadLoop.Result> result;

  private WritesBeside(LoadLoop loop) {
    this.loop = loop;
    this.result = thread.submit(loop::run);
  }

  /** Begins to write that many units a second. */
  public static WritesBeside start(
      InetSocketAddress address, int connections, Workload workload, double perSecond)
      throws IOException {
    Schedule schedule = new Schedule(perSecond, WARM_UP, LONGEST, Long.MAX_VALUE);
    return new WritesBeside(new LoadLoop(address, connections, workload, schedule, TIMEOUT));
  }

  /** Ends it; what was measured since its first seconds. */
  public Measurement end() throws IOException {
    loop.stop();
    try {
      return result.get().measurement();
    } catch (ExecutionException e) {
      throw new IOException("The write load failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    loop.stop();
    thread.shutdown();
  }
}
