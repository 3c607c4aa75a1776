package io.headrace.benchmarks.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A column that runs are ordered by. As MLflow has it, NaN comes behind all numbers and a run
 * without a value behind all others, whether the order rises or falls.
 */
record OrderColumn(Kind kind, String key, boolean descending) {

  private static final Pattern PLAIN = Pattern.compile("\\w+");
  private static final int VALUE = 0;
  private static final int NAN = 1;
  private static final int NOTHING = 2;

  /** Where a run has it. */
  enum Kind {
    METRIC("metrics", true),
    PARAM("params", false),
    TAG("tags", false),
    TIME("attributes", true),
    NAME("attributes", false);

    private final String prefix;
    private final boolean numeric;

    Kind(String prefix, boolean numeric) {
      this.prefix = prefix;
      this.numeric = numeric;
    }
  }

  static OrderColumn rising(Kind kind, String key) {
    return new OrderColumn(kind, key, false);
  }

  static OrderColumn falling(Kind kind, String key) {
    return new OrderColumn(kind, key, true);
  }

  /** As it stands in {@code order_by}. */
  String text() {
    String name = PLAIN.matcher(key).matches() ? key : "`" + key + "`";
    return kind.prefix + "." + name + (descending ? " DESC" : " ASC");
  }

  /** Below 0 where the run on the left belongs before that on the right, above 0 if after it. */
  int compare(JsonNode left, JsonNode right) {
    JsonNode leftValue = value(left);
    JsonNode rightValue = value(right);
    int leftPlace = place(leftValue);
    int rightPlace = place(rightValue);
    if (leftPlace != rightPlace || leftPlace != VALUE) {
      return Integer.compare(leftPlace, rightPlace);
    }
    int rising =
        kind.numeric
            ? Double.compare(leftValue.asDouble(), rightValue.asDouble())
            : leftValue.asText().compareTo(rightValue.asText());
    return descending ? -rising : rising;
  }

  private int place(JsonNode value) {
    if (value.isMissingNode() || (kind == Kind.TIME && value.asLong() == 0)) {
      return NOTHING;
    }
    return value.asText().equals("NaN") ? NAN : VALUE;
  }

  private JsonNode value(JsonNode run) {
    if (kind == Kind.TIME || kind == Kind.NAME) {
      return run.path("info").path(key);
    }
    for (JsonNode each : run.path("data").path(kind.prefix)) {
      if (each.path("key").asText().equals(key)) {
        return each.path("value");
      }
    }
    return run.path("data").path("");
  }
}
