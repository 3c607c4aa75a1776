package io.headrace.benchmarks.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The figures of all servers side by side, as Markdown. Grows as they come. */
final class BenchReport {

  private final String head;
  private final Set<String> rows = new LinkedHashSet<>();
  private final Map<String, Map<String, LoadResult>> byServer = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  /**
   * @param head sentences on the machine and the loads
   */
  BenchReport(String head) {
    this.head = head;
  }

  /** Begins a row and a column, where there are none of these titles. */
  void add(String server, String row, LoadResult result) {
    rows.add(row);
    byServer.computeIfAbsent(server, title -> new LinkedHashMap<>()).put(row, result);
  }

  /** Adds a sentence below the table. */
  void remark(String sentence) {
    remarks.add(sentence);
  }

  /** Whether every load on every server that was measured gave figures. */
  boolean valid() {
    return byServer.values().stream()
        .flatMap(results -> results.values().stream())
        .allMatch(LoadResult::valid);
  }

  String markdown() {
    StringBuilder text = new StringBuilder(head).append("\n\n");
    List<String> titles = new ArrayList<>(List.of("load"));
    titles.addAll(byServer.keySet());
    text.append(row(titles)).append('|').append("---|".repeat(titles.size())).append('\n');
    for (String row : rows) {
      List<String> cells = new ArrayList<>(List.of(row));
      byServer
          .values()
          .forEach(
              results -> {
                LoadResult result = results.get(row);
                cells.add(result == null ? "" : result.cell());
              });
      text.append(row(cells));
    }
    text.append('\n');
    remarks.forEach(remark -> text.append("- ").append(remark).append('\n'));
    return text.toString();
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
