package io.headrace.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Remembers how far the log was recorded, to tell later what was recorded a window ago. Goes by
 * elapsed time: a clock that is set would have the log trimmed too early, or not at all.
 *
 * <p>Confined to one thread.
 */
final class TrimWindow {

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Mark(long nanos, long[] recorded) {}

  private final long windowNanos;
  private final Deque<Mark> marks = new ArrayDeque<>();

  TrimWindow(Duration window) {
    this.windowNanos = window.toNanos();
  }

  /**
   * Takes note of how far the log is recorded.
   *
   * @param nanos as of {@link System#nanoTime}, never less than before
   * @return what was recorded when the window began and has not been given before
   */
  Optional<long[]> leave(long[] recorded, long nanos) {
    marks.addLast(new Mark(nanos, recorded));
    Optional<long[]> old = Optional.empty();
    while (!marks.isEmpty() && nanos - marks.peekFirst().nanos() >= windowNanos) {
      old = Optional.of(marks.removeFirst().recorded());
    }
    return old;
  }
}
