package io.headrace.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** JSON that may say what JSON cannot: a key twice, or a token that is none. */
sealed interface Json {

  /** Text that stands for a value, whatever it is. */
  record Token(String text) implements Json {
    @Override
    public String toString() {
      return text;
    }
  }

  /** One field of an object; the name is a string, quoted when written. */
  record Field(String name, Json value) {}

  /** An object; its fields may be changed. */
  record Fields(List<Field> fields) implements Json {
    @Override
    public String toString() {
      return fields.stream()
          .map(field -> quoted(field.name()) + ":" + field.value())
          .collect(Collectors.joining(",", "{", "}"));
    }
  }

  /** A list; its items may be changed. */
  record Items(List<Json> items) implements Json {
    @Override
    public String toString() {
      return items.stream().map(Json::toString).collect(Collectors.joining(",", "[", "]"));
    }
  }

  /** Reads what is correct JSON. */
  static Json parse(String text) {
    try {
      return of(new ObjectMapper().readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static Json of(JsonNode node) {
    if (node.isObject()) {
      List<Field> fields = new ArrayList<>();
      node.fields().forEachRemaining(f -> fields.add(new Field(f.getKey(), of(f.getValue()))));
      return new Fields(fields);
    }
    if (node.isArray()) {
      List<Json> items = new ArrayList<>();
      node.forEach(item -> items.add(of(item)));
      return new Items(items);
    }
    return new Token(node.toString());
  }

  /** Text as a JSON string. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
