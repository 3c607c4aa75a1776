package io.headrace.gc;

import io.headrace.objects.Removed;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what is deleted and says it in words; of things that stay it names the first. */
final class Tally implements Journal {

  private static final int MOST_SENTENCES = 100;
  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

  private final Map<Kind, AtomicLong> counts = new EnumMap<>(Kind.class);
  private final AtomicLong files = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong sentences = new AtomicLong();
  private final AtomicLong unfinished = new AtomicLong();
  private final PrintStream out;

  /**
   * @param out where sentences go
   */
  Tally(PrintStream out) {
    this.out = out;
    Stream.of(Kind.values()).forEach(kind -> counts.put(kind, new AtomicLong()));
  }

  @Override
  public void begins(Step step, String id) {}

  @Override
  public void gone(Kind kind) {
    counts.get(kind).incrementAndGet();
  }

  @Override
  public void removed(Removed artifacts) {
    files.addAndGet(artifacts.files());
    bytes.addAndGet(artifacts.bytes());
  }

  @Override
  public void stays(String sentence) {
    say(sentence);
  }

  @Override
  public void unfinished(String sentence) {
    unfinished.incrementAndGet();
    say(sentence);
  }

  private void say(String sentence) {
    long number = sentences.incrementAndGet();
    if (number <= MOST_SENTENCES) {
      out.println(sentence);
    } else if (number == MOST_SENTENCES + 1) {
      out.println("There is more of the kind.");
    }
  }

  /** How many things are not gone yet and should be. */
  long unfinished() {
    return unfinished.get();
  }

  /** {@code 2 runs, 1 logged model, 0 experiments; 1,204 artifacts of 3.1 MiB}. */
  @Override
  public String toString() {
    return Stream.of(Kind.values())
            .map(kind -> kind.count(counts.get(kind).get()))
            .collect(Collectors.joining(", "))
        + String.format(
            Locale.ROOT,
            "; %,d artifact%s of %s",
            files.get(),
            files.get() == 1 ? "" : "s",
            size(bytes.get()));
  }

  private static String size(long bytes) {
    int unit = 0;
    double size = bytes;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
  }
}
