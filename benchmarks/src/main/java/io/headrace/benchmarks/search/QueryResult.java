package io.headrace.benchmarks.search;

import io.headrace.benchmarks.load.Measurement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a row of the table: figures, or why there are none.
 *
 * @param rows of the first answer, with a + where there are more pages
 * @param bytes of an answer, the mean
 * @param fault empty where all went well
 */
record QueryResult(
    String name,
    String rows,
    double p50,
    double p95,
    double p99,
    double max,
    double requestsPerSecond,
    long bytes,
    String fault) {

  private static final double NANOS_PER_MILLI = 1e6;

  static QueryResult of(
      SearchQuery query, SearchPage first, Measurement measured, long bytesPerAnswer) {
    if (!measured.errors().isEmpty() || measured.units() == 0) {
      return failed(query, "errors " + measured.errors() + ", " + measured.firstError());
    }
    return new QueryResult(
        query.name(),
        first.runs().size() + (first.nextPageToken().isEmpty() ? "" : "+"),
        millis(measured, 50),
        millis(measured, 95),
        millis(measured, 99),
        millis(measured, 100),
        measured.requests() / measured.seconds(),
        bytesPerAnswer,
        "");
  }

  static QueryResult failed(SearchQuery query, String fault) {
    String line = fault.strip().replaceAll("\\s+", " ").replace('|', '/');
    return new QueryResult(query.name(), "", 0, 0, 0, 0, 0, 0, line);
  }

  private static double millis(Measurement measured, double percentile) {
    return measured.latencies().getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }

  boolean valid() {
    return fault.isEmpty();
  }

  static String head() {
    return """
        | search | runs in the page | p50 ms | p95 ms | p99 ms | max ms | requests/s | bytes of an answer |
        |---|---|---|---|---|---|---|---|""";
  }

  /** A row of Markdown. */
  String row() {
    if (!valid()) {
      return "| " + name + " | void: " + fault + " | | | | | | |";
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f | %.2f | %.2f | %.2f | %,.0f | %,d |",
        name,
        rows,
        p50,
        p95,
        p99,
        max,
        requestsPerSecond,
        bytes);
  }

  /** The same for JSON; rounded to thousandths. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    if (!valid()) {
      fields.put("void", fault);
      return fields;
    }
    fields.put("rows", rows);
    fields.put("p50_ms", rounded(p50));
    fields.put("p95_ms", rounded(p95));
    fields.put("p99_ms", rounded(p99));
    fields.put("max_ms", rounded(max));
    fields.put("requests_per_second", rounded(requestsPerSecond));
    fields.put("bytes_per_answer", bytes);
    return fields;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
