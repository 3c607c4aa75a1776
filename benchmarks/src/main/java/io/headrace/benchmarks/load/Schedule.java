package io.headrace.benchmarks.load;

import java.time.Duration;

/**
 * When units are to be sent and which of them count.
 *
 * @param unitsPerSecond 0 for a closed loop: each connection sends as soon as its last answer came;
 *     otherwise an open loop: units become due at this rate, whatever the server does
 * @param warmUp at the start, measured by nobody
 * @param duration after the warm-up, in which units may become due
 * @param most units that count at the most
 */
public record Schedule(double unitsPerSecond, Duration warmUp, Duration duration, long most) {

  private static final double NANOS_PER_SECOND = 1e9;

  public Schedule {
    if (unitsPerSecond < 0 || warmUp.isNegative() || duration.isNegative() || most < 0) {
      throw new IllegalArgumentException(
          "A schedule cannot have a negative part: rate, warm-up, "
              + "duration and number of requests must be at least 0.");
    }
  }

  boolean open() {
    return unitsPerSecond > 0;
  }

  /** What kind of loop it is, in words. */
  public String loop() {
    return open() ? "open, " + unitsPerSecond + " a second" : "closed";
  }

  /** When a unit is due, ns after the start; in a closed loop, at once. */
  long due(long unit, long now) {
    return open() ? (long) (unit * (NANOS_PER_SECOND / unitsPerSecond)) : now;
  }

  boolean counts(long due) {
    return due >= warmUp.toNanos();
  }

  /** Whether nothing that is due at that time, ns after the start, may be sent any more. */
  boolean over(long due, long counted) {
    return counted >= most || due >= warmUp.plus(duration).toNanos();
  }
}
