package io.headrace.benchmarks.scaling;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processor time that a process and those below it have used, as the system counts it. */
public final class ProcessorTime {

  private static final long WINDOW_MILLIS = 500;
  private static final int AT_REST = 20;

  /** A minute: a server that is never at rest is measured all the same. */
  private static final int MOST_WINDOWS = 120;

  private final long pid;

  public ProcessorTime(long pid) {
    this.pid = pid;
  }

  /**
   * Waits until a half second uses less than a twentieth of a processor: what was begun is done.
   */
  public void awaitRest() throws InterruptedException {
    Duration before = used();
    for (int window = 0; window < MOST_WINDOWS; window++) {
      TimeUnit.MILLISECONDS.sleep(WINDOW_MILLIS);
      Duration now = used();
      if (now.minus(before).toMillis() * AT_REST < WINDOW_MILLIS) {
        return;
      }
      before = now;
    }
  }

  /** Since they started; of those that have ended, nothing. */
  public Duration used() {
    ProcessHandle process =
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalArgumentException("There is no process " + pid + "."));
    return Stream.concat(Stream.of(process), process.descendants())
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
