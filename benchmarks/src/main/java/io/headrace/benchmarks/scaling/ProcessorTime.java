package io.headrace.benchmarks.scaling;

import java.time.Duration;
import java.util.stream.Stream;

/** The processor time that a process and those below it have used, as the system counts it. */
final class ProcessorTime {

  private final long pid;

  ProcessorTime(long pid) {
    this.pid = pid;
  }

  Duration used() {
    ProcessHandle process =
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IllegalArgumentException("There is no process " + pid + "."));
    return Stream.concat(Stream.of(process), process.descendants())
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
