package io.headrace.artifact.preview;

import io.headrace.api.Limits;
import io.headrace.api.UnicodeText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The first rows of a table, within bounds: so many rows and columns, texts that are cut, and so
 * many characters in all, as a cell of a few bytes in a file may say a lot.
 */
final class TableCells {

  /** What people read in a cell. */
  private static final int LONGEST_TEXT = 2_000;

  private static final int MOST_CHARACTERS = 2 << 20;

  /** A comma, quotes, and what a number takes. */
  private static final int CHARACTERS_OF_A_CELL = 16;

  private final int mostRows;
  private final List<List<Object>> rows = new ArrayList<>();
  private long characters;

  TableCells(int mostRows) {
    this.mostRows = mostRows;
  }

  /** A text as a cell shows it: cut, with an ellipsis in place of the rest. */
  static String text(String text) {
    return UnicodeText.of(
        text.length() <= LONGEST_TEXT ? text : TextBeginning.shortened(text, LONGEST_TEXT) + "…");
  }

  /** Whether no further row is shown. */
  boolean isFull() {
    return rows.size() >= mostRows || characters >= MOST_CHARACTERS;
  }

  /** Adds a row, of which the first columns are shown. */
  void add(List<Object> cells) {
    List<Object> shown =
        cells.size() <= Limits.COLUMNS_PER_PREVIEW
            ? cells
            : new ArrayList<>(cells.subList(0, Limits.COLUMNS_PER_PREVIEW));
    characters += weight(shown);
    rows.add(shown);
  }

  private static long weight(Object cell) {
    long weight = CHARACTERS_OF_A_CELL;
    if (cell instanceof String text) {
      weight += text.length();
    } else if (cell instanceof List<?> list) {
      for (Object item : list) {
        weight += weight(item);
      }
    } else if (cell instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        weight += weight(entry.getKey()) + weight(entry.getValue());
      }
    }
    return weight;
  }

  int size() {
    return rows.size();
  }

  List<List<Object>> rows() {
    return Collections.unmodifiableList(rows);
  }
}
