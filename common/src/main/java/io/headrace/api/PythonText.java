package io.headrace.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Python's {@code str} and {@code repr} print, which MLflow's messages and params quote. */
public final class PythonText {

  private PythonText() {}

  /**
   * The text in single quotes, or in double ones if it holds only single ones; what cannot be
   * printed is escaped.
   */
  public static String repr(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder repr = new StringBuilder(text.length() + 2).append(quote);
    text.codePoints().forEach(c -> append(c, quote, repr));
    return repr.append(quote).toString();
  }

  /** A JSON value as {@code str} prints what Python's parser makes of it. */
  static String str(JsonNode value) {
    return value.isTextual() ? value.textValue() : repr(value);
  }

  private static String repr(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> repr(value.textValue());
      case BOOLEAN -> value.booleanValue() ? "True" : "False";
      case NULL -> "None";
      case ARRAY -> elements(value).map(PythonText::repr).collect(joining(", ", "[", "]"));
      case OBJECT ->
          value.properties().stream()
              .map(field -> repr(field.getKey()) + ": " + repr(field.getValue()))
              .collect(joining(", ", "{", "}"));
      default ->
          value.isFloatingPointNumber() ? PythonFloat.repr(value.doubleValue()) : value.asText();
    };
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static void append(int codePoint, char quote, StringBuilder repr) {
    switch (codePoint) {
      case '\n' -> repr.append("\\n");
      case '\r' -> repr.append("\\r");
      case '\t' -> repr.append("\\t");
      default -> {
        if (codePoint == quote || codePoint == '\\') {
          repr.append('\\').appendCodePoint(codePoint);
        } else if (isPrintable(codePoint)) {
          repr.appendCodePoint(codePoint);
        } else {
          repr.append(escape(codePoint));
        }
      }
    }
  }

  private static boolean isPrintable(int codePoint) {
    return codePoint == ' '
        || switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR ->
              false;
          default -> true;
        };
  }

  private static String escape(int codePoint) {
    if (codePoint < 0x100) {
      return String.format("\\x%02x", codePoint);
    }
    return String.format(codePoint < 0x10000 ? "\\u%04x" : "\\U%08x", codePoint);
  }
}
