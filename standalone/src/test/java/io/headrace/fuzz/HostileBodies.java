package io.headrace.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies that are meant to take time, memory or stack. */
final class HostileBodies {

  private static final int DEEP = 100_000;
  private static final int MANY = 20_000;

  private HostileBodies() {}

  /** For any call, by what they are. */
  static Map<String, String> all() {
    Map<String, String> bodies = new LinkedHashMap<>();
    bodies.put("deep lists", "[".repeat(DEEP) + "]".repeat(DEEP));
    bodies.put("deep objects", "{\"run_id\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
    bodies.put("deep lists in a field", "{\"tags\":" + "[".repeat(DEEP));
    bodies.put("deep but allowed", "{\"tags\":" + "[".repeat(900) + "]".repeat(900) + "}");
    bodies.put("an endless integer", ofAllFields("9".repeat(10_000)));
    bodies.put("an endless fraction", ofAllFields("0." + "1".repeat(10_000)));
    bodies.put("an exponent that overflows", ofAllFields("1e999999999"));
    bodies.put("an exponent that underflows", ofAllFields("1e-999999999"));
    bodies.put("a lone surrogate", ofAllFields("\"\\ud800\""));
    bodies.put("a NUL", ofAllFields("\"\\u0000\""));
    bodies.put("a megabyte of text", ofAllFields('"' + "x".repeat(50_000) + '"'));
    bodies.put("very many fields", many("\"f%d\":0", "{", "}"));
    bodies.put("very many items", many("%d", "{\"tags\":[", "]}"));
    bodies.put("very many keys", many("{\"key\":\"k%d\"}", "{\"params\":[", "]}"));
    bodies.put("text within text", "\"\\\"\\\\\\\"{}\\\\\\\"\\\"\"");
    return bodies;
  }

  private static String ofAllFields(String value) {
    StringBuilder body = new StringBuilder("{\"x\":0");
    for (String field :
        new String[] {
          "run_id",
          "experiment_id",
          "experiment_ids",
          "key",
          "value",
          "timestamp",
          "step",
          "name",
          "new_name",
          "max_results",
          "page_token",
          "filter",
          "order_by",
          "status",
          "end_time",
          "start_time",
          "metrics",
          "params",
          "tags",
          "datasets",
          "models",
          "model_json"
        }) {
      body.append(",\"").append(field).append("\":").append(value);
    }
    return body.append('}').toString();
  }

  private static String many(String item, String open, String close) {
    StringBuilder body = new StringBuilder(open);
    for (int i = 0; i < MANY; i++) {
      body.append(i == 0 ? "" : ",").append(item.replace("%d", Integer.toString(i)));
    }
    return body.append(close).toString();
  }

  /** Filters for any search, by what they are. */
  static Map<String, String> filters() {
    Map<String, String> filters = new LinkedHashMap<>();
    String like = "tags.long LIKE '%" + "a%".repeat(249) + "'";
    filters.put("a megabyte of one word", "x".repeat(1 << 20));
    filters.put("a megabyte of quotes", "'".repeat(1 << 20));
    filters.put("a megabyte of backticks", "tags." + "`".repeat(1 << 20));
    filters.put("a megabyte of blanks", " ".repeat(1 << 20));
    filters.put("a megabyte of operators", "tags.a " + "=".repeat(1 << 20));
    filters.put("a megabyte of parentheses", "tags.a IN " + "(".repeat(1 << 20));
    filters.put("a megabyte of names in a list", "name IN (" + "'a',".repeat(1 << 18) + "'a')");
    filters.put("a megabyte of digits", "metrics.m > " + "9".repeat(1 << 20));
    filters.put("a megabyte of ANDs", "AND ".repeat(1 << 18));
    filters.put("ten thousand conditions", "tags.a = 'b' AND ".repeat(10_000) + "tags.a = 'b'");
    filters.put("a quote that is not closed", "tags.a = 'b");
    filters.put("a thousand patterns", (like + " AND ").repeat(999) + like);
    filters.put("a pattern that nearly fits", "tags.long LIKE '%" + "a%".repeat(240) + "b'");
    filters.put("a pattern of any characters", "tags.long ILIKE '%" + "_".repeat(490) + "a%'");
    filters.put("a pattern too long", "tags.long LIKE '" + "%_".repeat(2_000) + "'");
    filters.put("a lone surrogate", "tags.`\ud800` = '\udfff'");
    return filters;
  }
}
