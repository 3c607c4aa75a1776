package io.headrace.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * JSON as Python's {@code json.dumps} writes it, ASCII only: some of MLflow's tags hold such text,
 * and its messages quote values so; clients compare both.
 */
public final class PythonJson {

  private final boolean compact;
  private final StringBuilder text = new StringBuilder();

  private PythonJson(boolean compact) {
    this.compact = compact;
  }

  /** With blanks behind commas and colons, as tags hold it. */
  public static String text(JsonNode value) {
    PythonJson json = new PythonJson(false);
    json.write(value);
    return json.text.toString();
  }

  /** Without blanks and the keys of objects in order, as messages quote it. */
  static String quote(JsonNode value) {
    PythonJson json = new PythonJson(true);
    json.write(value);
    return json.text.toString();
  }

  /** A JSON string. */
  static String text(String value) {
    PythonJson json = new PythonJson(true);
    json.write(value);
    return json.text.toString();
  }

  private void write(JsonNode value) {
    if (value.isObject()) {
      writeObject(value);
    } else if (value.isArray()) {
      writeList(value.elements());
    } else if (value.isTextual()) {
      write(value.textValue());
    } else if (value.isFloatingPointNumber()) {
      write(value.doubleValue());
    } else {
      text.append(value.asText());
    }
  }

  private void writeObject(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (compact) {
      names.sort(Comparator.naturalOrder());
    }
    text.append('{');
    for (int i = 0; i < names.size(); i++) {
      text.append(i > 0 ? separator(',') : "");
      write(names.get(i));
      text.append(separator(':'));
      write(object.get(names.get(i)));
    }
    text.append('}');
  }

  private void writeList(Iterator<JsonNode> items) {
    text.append('[');
    while (items.hasNext()) {
      write(items.next());
      text.append(items.hasNext() ? separator(',') : "");
    }
    text.append(']');
  }

  private String separator(char sign) {
    return compact ? String.valueOf(sign) : sign + " ";
  }

  private void write(double value) {
    if (Double.isNaN(value)) {
      text.append("NaN");
    } else if (Double.isInfinite(value)) {
      text.append(value > 0 ? "Infinity" : "-Infinity");
    } else {
      text.append(PythonFloat.repr(value));
    }
  }

  private void write(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        default -> {
          if (c >= ' ' && c <= '~') {
            text.append(c);
          } else {
            text.append(String.format("\\u%04x", (int) c));
          }
        }
      }
    }
    text.append('"');
  }
}
