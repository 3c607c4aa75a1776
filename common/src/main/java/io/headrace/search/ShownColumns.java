package io.headrace.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The columns that a list shows of its rows. */
public record ShownColumns(SearchSchema schema, List<Identifier> columns) {

  /** What a row adds to an answer whatever it shows. */
  private static final long BYTES_PER_ROW = 100;

  private static final long BYTES_PER_VALUE = 20;

  /** Of each column a text, a number, or {@code null}. */
  public List<Object> values(SearchRow row) {
    List<Object> values = new ArrayList<>(columns.size());
    for (Identifier column : columns) {
      values.add(schema.value(row, column));
    }
    return Collections.unmodifiableList(values);
  }

  /** About how many bytes they take in an answer. */
  long weigh(SearchRow row) {
    long bytes = BYTES_PER_ROW + BYTES_PER_VALUE * columns.size();
    for (Identifier column : columns) {
      if (schema.value(row, column) instanceof String text) {
        bytes += 2L * text.length();
      }
    }
    return bytes;
  }
}
