package io.headrace.standalone;

import java.time.Duration;
import java.util.Locale;

/** What the person in front of a starting instance reads. Safe from any thread. */
final class Terminal {

  private final long began = System.nanoTime();

  void say(String sentence) {
    System.out.println(sentence);
  }

  /** A part of the whole that can work now. */
  void ready(String part, Duration took) {
    say(String.format(Locale.ROOT, "  %-10s ready after %4.1f s", part, seconds(took)));
  }

  /** Seconds since the start, for the last line. */
  String elapsed() {
    return String.format(
        Locale.ROOT, "%.1f s", seconds(Duration.ofNanos(System.nanoTime() - began)));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
