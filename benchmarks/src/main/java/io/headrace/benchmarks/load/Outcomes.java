package io.headrace.benchmarks.load;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The outcome of every unit of a load, by number. Made by one thread, then read by any. */
public final class Outcomes {

  private Outcome[] units = new Outcome[1024];
  private int size;

  /** As many units in a row as had the same outcome; this is how outcomes are written to a file. */
  public record Stretch(Outcome outcome, int units) {}

  public Outcomes() {}

  @JsonCreator
  static Outcomes of(List<Stretch> stretches) {
    Outcomes outcomes = new Outcomes();
    for (Stretch stretch : stretches) {
      int from = outcomes.size;
      outcomes.grow(from + stretch.units());
      Arrays.fill(outcomes.units, from, outcomes.size, stretch.outcome());
    }
    return outcomes;
  }

  @JsonValue
  List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    int from = 0;
    for (int at = 1; at <= size; at++) {
      if (at == size || get(at) != get(from)) {
        stretches.add(new Stretch(get(from), at - from));
        from = at;
      }
    }
    return stretches;
  }

  /** Sets what became of a unit. */
  public void set(long unit, Outcome outcome) {
    grow(Math.max(size, Math.toIntExact(unit + 1)));
    units[(int) unit] = outcome;
  }

  public Outcome get(long unit) {
    Outcome outcome = unit < size ? units[(int) unit] : null;
    return outcome == null ? Outcome.UNSENT : outcome;
  }

  /** One more than the highest unit that was set. */
  public int size() {
    return size;
  }

  /** How many units had this outcome. */
  public int count(Outcome outcome) {
    int count = 0;
    for (int unit = 0; unit < size; unit++) {
      if (get(unit) == outcome) {
        count++;
      }
    }
    return count;
  }

  private void grow(int newSize) {
    if (newSize > units.length) {
      units = Arrays.copyOf(units, Math.max(newSize, units.length * 2));
    }
    size = newSize;
  }
}
