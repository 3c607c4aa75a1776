package io.headrace.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long reads wait at their barriers, which is what it costs that they see what was written
 * before them: {@code headrace.read.wait}, by what they wait for. Thread-safe.
 */
public final class ReadWaits {

  private final Timer tail;
  private final Timer recorder;
  private final Timer artifacts;

  ReadWaits(MeterRegistry metrics) {
    this.tail = timer(metrics, "tail");
    this.recorder = timer(metrics, "recorder");
    this.artifacts = timer(metrics, "artifacts");
  }

  private static Timer timer(MeterRegistry metrics, String awaited) {
    return Timer.builder("headrace.read.wait")
        .description("What reads waited for, until all that was acknowledged before showed in it")
        .tag("for", awaited)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofNanos(50_000))
        .maximumExpectedValue(Duration.ofSeconds(10))
        .register(metrics);
  }

  /** Waits for this instance's tail. */
  <T> Future<T> forTail(Supplier<Future<T>> wait) {
    return timed(tail, wait);
  }

  /** Waits for the recorder. */
  public <T> Future<T> forRecorder(Supplier<Future<T>> wait) {
    return timed(recorder, wait);
  }

  /** Waits for the files that come through the log. */
  public <T> Future<T> forArtifacts(Supplier<Future<T>> wait) {
    return timed(artifacts, wait);
  }

  private static <T> Future<T> timed(Timer timer, Supplier<Future<T>> wait) {
    long begun = System.nanoTime();
    return wait.get().onComplete(done -> timer.record(Duration.ofNanos(System.nanoTime() - begun)));
  }
}
