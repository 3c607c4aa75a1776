package io.headrace.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/**
 * JSON as Python's {@code json.dumps} writes it, ASCII only and with blanks behind commas and
 * colons: some of MLflow's tags hold such text, and clients compare it.
 */
public final class PythonJson {

  private PythonJson() {}

  public static String text(JsonNode value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  /** A JSON string. */
  static String text(String value) {
    StringBuilder text = new StringBuilder(value.length() + 2);
    write(value, text);
    return text.toString();
  }

  private static void write(JsonNode value, StringBuilder text) {
    if (value.isObject()) {
      writeObject(value.fields(), text);
    } else if (value.isArray()) {
      writeList(value.elements(), text);
    } else if (value.isTextual()) {
      write(value.textValue(), text);
    } else {
      text.append(value.asText());
    }
  }

  private static void writeObject(
      Iterator<Map.Entry<String, JsonNode>> fields, StringBuilder text) {
    text.append('{');
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      write(field.getKey(), text);
      text.append(": ");
      write(field.getValue(), text);
      text.append(fields.hasNext() ? ", " : "");
    }
    text.append('}');
  }

  private static void writeList(Iterator<JsonNode> items, StringBuilder text) {
    text.append('[');
    while (items.hasNext()) {
      write(items.next(), text);
      text.append(items.hasNext() ? ", " : "");
    }
    text.append(']');
  }

  private static void write(String value, StringBuilder text) {
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
