package io.headrace.benchmarks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What came of one load on one server: figures, or why there are none.
 *
 * @param cell as it stands in a table of Markdown
 * @param valid whether nothing failed: else the load proves nothing about speed
 */
record LoadResult(String cell, boolean valid) {

  /**
   * The figures of a load.
   *
   * @param report the load generator's
   * @param good whether it ended with status 0
   */
  static LoadResult of(BenchLoad load, JsonNode report, boolean good) {
    if (!good || report.path("acknowledged").asLong() == 0) {
      return failed(fault(report));
    }
    if (report.path("answers_without_a_run").asLong() == report.path("acknowledged").asLong()) {
      return failed("no search found a run");
    }
    return new LoadResult(figures(load, report), true);
  }

  /**
   * The figures of a load that was good, and what its points take.
   *
   * @param bytes on disk of all points that were acknowledged, those of the warm-up too
   */
  static LoadResult of(BenchLoad load, JsonNode report, long bytes) {
    LoadResult result = of(load, report, true);
    double bytesPerPoint = (double) bytes / report.path("acknowledged_points").asLong();
    return result.valid()
        ? new LoadResult(result.cell() + " · " + rounded(bytesPerPoint) + " bytes/point", true)
        : result;
  }

  /** The results by row: of a table of searches one for each search, else one alone. */
  static Map<String, LoadResult> rows(BenchLoad load, JsonNode report, boolean good) {
    if (!report.has("rows")) {
      return Map.of(load.title(), of(load, report, good));
    }
    Map<String, LoadResult> results = new LinkedHashMap<>();
    report
        .path("rows")
        .forEach(row -> results.put("search: " + row.path("name").asText(), of(row)));
    long failed = report.path("probes_failed").asLong();
    results.put(
        "search: a run just updated is in its place",
        failed == 0
            ? new LoadResult("%1$s times of %1$s".formatted(report.path("probes").asText()), true)
            : failed(failed + " times not: " + report.path("findings").path(0).asText()));
    return results;
  }

  private static LoadResult of(JsonNode row) {
    if (row.has("void")) {
      return failed(row.path("void").asText());
    }
    return new LoadResult(
        "p50 %s ms · p95 %s ms · p99 %s ms"
            .formatted(
                rounded(row.path("p50_ms").asDouble()),
                rounded(row.path("p95_ms").asDouble()),
                rounded(row.path("p99_ms").asDouble())),
        true);
  }

  private static String figures(BenchLoad load, JsonNode report) {
    return String.format(
        Locale.ROOT,
        "%s %s · p50 %s ms · p99 %s ms",
        rounded(report.path(load.figure()).asDouble()),
        load.unit(),
        rounded(report.path("p50_ms").asDouble()),
        rounded(report.path("p99_ms").asDouble()));
  }

  /** No figures, for this reason. */
  static LoadResult failed(String reason) {
    return new LoadResult("void: " + reason.replace('|', '/').replace('\n', ' '), false);
  }

  private static String fault(JsonNode report) {
    if (!report.path("errors").isEmpty()) {
      return "errors " + report.path("errors") + ", " + report.path("warnings").path(0).asText();
    }
    if (report.path("check").asText().startsWith("FAILED")) {
      return "check " + report.path("check").asText() + " " + report.path("findings");
    }
    return report.has("latest_values_after_ms")
        ? "the last values showed " + report.path("latest_values_after_ms").asText()
        : "nothing was acknowledged";
  }

  /** To three digits or so: what is behind them is noise. */
  static String rounded(double figure) {
    String format = figure >= 100 ? "%,.0f" : figure >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, figure);
  }
}
