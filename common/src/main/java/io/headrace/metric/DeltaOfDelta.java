package io.headrace.metric;

/**
 * Turns a series of longs into the changes of its changes, and back. Arithmetic wraps round, so
 * every series comes back, at the ends of the range too.
 *
 * <p>After T. Pelkonen et al., <i>Gorilla: A Fast, Scalable, In-Memory Time Series Database</i>,
 * VLDB 2015, 4.1.1.
 */
final class DeltaOfDelta {

  private long last;
  private long lastDelta;

  void restart() {
    last = 0;
    lastDelta = 0;
  }

  long encode(long value) {
    long delta = value - last;
    long change = delta - lastDelta;
    last = value;
    lastDelta = delta;
    return change;
  }

  long decode(long change) {
    lastDelta += change;
    last += lastDelta;
    return last;
  }
}
