package io.headrace.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Named results in the order they were added, to be read by people or by programs. */
public final class Report {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  public Report add(String name, String value) {
    values.put(name, value);
    lines.add(line(name, value));
    return this;
  }

  public Report add(String name, long value) {
    values.put(name, value);
    lines.add(line(name, String.format(Locale.ROOT, "%,d", value)));
    return this;
  }

  /** Adds a number that has a fraction, rounded to thousandths. */
  public Report add(String name, double value) {
    values.put(name, Math.round(value * 1000) / 1000.0);
    lines.add(line(name, String.format(Locale.ROOT, value < 100 ? "%,.3f" : "%,.0f", value)));
    return this;
  }

  /** Adds counts by name; the table names none but those there are. */
  public Report add(String name, Map<String, Long> counts) {
    values.put(name, counts);
    lines.add(line(name, counts.isEmpty() ? "none" : counts.toString()));
    return this;
  }

  /** Adds sentences that a reader must see. */
  public Report add(String name, List<String> sentences) {
    values.put(name, sentences);
    sentences.forEach(sentence -> lines.add(line(name, sentence)));
    return this;
  }

  /**
   * Adds rows of one kind.
   *
   * @param table the same for people
   */
  public Report add(String name, List<Map<String, Object>> rows, String table) {
    values.put(name, rows);
    lines.add(table);
    return this;
  }

  private static String line(String name, String value) {
    return String.format(Locale.ROOT, "  %-24s %s", name.replace('_', ' '), value);
  }

  /** One line a result. */
  public String table() {
    return String.join(System.lineSeparator(), lines);
  }

  /** All results as one line of JSON. */
  public String json() {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
