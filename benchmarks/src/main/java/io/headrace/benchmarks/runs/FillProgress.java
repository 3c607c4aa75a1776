package io.headrace.benchmarks.runs;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says every ten seconds how many runs there are. For one thread. */
public final class FillProgress {

  private static final long EVERY = TimeUnit.SECONDS.toNanos(10);

  private final LongSupplier nanos;
  private final Consumer<String> listener;
  private long made;
  private long saidAt;
  private long saidMade;

  /**
   * @param nanos a clock, ns from anywhere
   * @param listener gets the sentences
   */
  public FillProgress(LongSupplier nanos, Consumer<String> listener) {
    this.nanos = nanos;
    this.listener = listener;
    this.saidAt = nanos.getAsLong();
  }

  /** A run more is complete. */
  void made() {
    made++;
    long now = nanos.getAsLong();
    if (now - saidAt >= EVERY) {
      double perSecond = (made - saidMade) * 1e9 / (now - saidAt);
      listener.accept(String.format(Locale.ROOT, "  %,d runs made, %,.0f/s", made, perSecond));
      saidAt = now;
      saidMade = made;
    }
  }
}
