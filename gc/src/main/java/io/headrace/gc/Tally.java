package io.headrace.gc;

import io.headrace.objects.Removed;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names what is deleted as it goes, counts it and says it in words; of things that stay it names
 * the first.
 */
final class Tally implements Journal {

  private static final int MOST_SENTENCES = 100;
  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

  private final Map<Kind, AtomicLong> counts = new EnumMap<>(Kind.class);
  private final AtomicLong files = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong sentences = new AtomicLong();
  private final AtomicLong missing = new AtomicLong();
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
  public void gone(Thing thing) {
    counts.get(thing.kind()).incrementAndGet();
    out.println("Deleted " + thing);
  }

  @Override
  public void wouldGo(Thing thing) {
    out.println("Would delete " + thing);
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
  public void missing(String sentence) {
    missing.incrementAndGet();
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

  /** Whether anything is deleted, be it an artifact alone. */
  boolean didSome() {
    return files.get() > 0 || counts.values().stream().anyMatch(count -> count.get() > 0);
  }

  /** How many named things are not there. */
  long missing() {
    return missing.get();
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
    if (bytes == 1) {
      return "1 byte";
    }
    int unit = 0;
    double size = bytes;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
  }
}
