package io.headrace.artifact.preview;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.headrace.api.Limits;
import io.headrace.artifact.preview.Preview.OfTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as {@code mlflow.log_table} writes it, in pandas' "split" form: an object of {@code
 * columns} and {@code data}, a list of rows. Read token by token, so that what there is of a file
 * that goes on can be shown.
 *
 * <p>Jackson refuses what is nested deeper than a thousand levels.
 */
final class JsonTable {

  /** As Python writes and reads it: {@code NaN} and {@code Infinity} are numbers. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final TableCells cells;
  private List<OfTable.Column> columns;
  private int columnCount;
  private boolean hasData;
  private long rowCount;

  private JsonTable(int rows) {
    this.cells = new TableCells(rows);
  }

  /**
   * The table that a text is, or begins to be.
   *
   * @param cut whether the file goes on behind the text
   * @return empty for any other text
   */
  static Optional<OfTable> of(String text, boolean cut, int rows) {
    JsonTable table = new JsonTable(rows);
    boolean whole;
    try (JsonParser parser = JSON.createParser(text)) {
      if (!table.read(parser)) {
        return Optional.empty();
      }
      whole = true;
    } catch (IOException e) {
      // Where the text is cut, as a rule; then the rows before are good.
      whole = false;
    }
    if (table.columns == null || !table.hasData || (!whole && !cut)) {
      return Optional.empty();
    }
    return Optional.of(table.shown(whole));
  }

  /** Whether a text is one JSON value; empty if it is nested too deep to tell. */
  static Optional<Boolean> parses(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return Optional.of(false);
      }
      parser.skipChildren();
      return Optional.of(parser.nextToken() == null);
    } catch (StreamConstraintsException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(false);
    }
  }

  private OfTable shown(boolean whole) {
    boolean all = whole && cells.size() == rowCount && columnCount <= Limits.COLUMNS_PER_PREVIEW;
    return new OfTable(
        "json",
        columns,
        columnCount,
        cells.rows(),
        whole ? Optional.of(rowCount) : Optional.empty(),
        !all,
        Optional.empty());
  }

  /** Reads to the end, or answers {@code false} where it turns out to be no table. */
  private boolean read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      if (parser.nextToken() != JsonToken.START_ARRAY || !readList(field, parser)) {
        return false;
      }
    }
    return parser.nextToken() == null;
  }

  private boolean readList(String field, JsonParser parser) throws IOException {
    return switch (field) {
      case "columns" -> readColumns(parser);
      case "data" -> readRows(parser);
      // What pandas calls its rows.
      case "index" -> {
        parser.skipChildren();
        yield true;
      }
      default -> false;
    };
  }

  private boolean readColumns(JsonParser parser) throws IOException {
    List<OfTable.Column> names = new ArrayList<>();
    columnCount = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!parser.currentToken().isScalarValue()) {
        return false;
      }
      columnCount++;
      if (columnCount <= Limits.COLUMNS_PER_PREVIEW) {
        names.add(new OfTable.Column(TableCells.text(parser.getText()), Optional.empty()));
      }
    }
    columns = names;
    return true;
  }

  private boolean readRows(JsonParser parser) throws IOException {
    hasData = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        return false;
      }
      if (cells.isFull()) {
        parser.skipChildren();
      } else {
        cells.add(list(parser));
      }
      rowCount++;
    }
    return true;
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }

  private static Map<String, Object> map(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = TableCells.text(parser.currentName());
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("The text ends in a row");
    }
    return switch (token) {
      case START_ARRAY -> list(parser);
      case START_OBJECT -> map(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      default -> TableCells.text(parser.getText());
    };
  }

  /** A number; one that no 64 bits hold as text. */
  private static Object number(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      case BIG_INTEGER -> TableCells.text(parser.getText());
      default -> parser.getDoubleValue();
    };
  }
}
