package io.headrace.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields of one request, read with MLflow's leniency and refused with its texts: snake_case and
 * camelCase names, {@code null} as absent, integers as decimal strings, {@code "NaN"} and {@code
 * "Infinity"} as doubles, enums by name or number.
 *
 * <p>Getters return {@code null} (or an empty list) for an absent field. Not for the hot path: it
 * builds a tree. Not thread-safe.
 */
public final class RequestFields {

  private final ObjectNode fields;
  private final String path;
  private final boolean query;

  private RequestFields(ObjectNode fields, String path, boolean query) {
    this.fields = fields;
    this.path = path;
    this.query = query;
  }

  /** Reads a JSON object; no bytes at all count as an empty one. */
  public static RequestFields ofJson(byte[] body) {
    return new RequestFields(JsonBody.parse(body), "", false);
  }

  /** Reads a query string's parameters; a repeated one is a list. */
  public static RequestFields ofQuery(Iterable<Map.Entry<String, String>> parameters) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, String> parameter : parameters) {
      JsonNode earlier = fields.get(parameter.getKey());
      if (earlier instanceof ArrayNode list) {
        list.add(parameter.getValue());
      } else if (earlier != null) {
        fields.putArray(parameter.getKey()).add(earlier).add(parameter.getValue());
      } else {
        fields.put(parameter.getKey(), parameter.getValue());
      }
    }
    return new RequestFields(fields, "", true);
  }

  /** Sets a field that another part of the request, its path, decides. */
  public void override(String name, String value) {
    fields.put(name, value);
  }

  /** Text that must be there and not be empty. */
  public String requiredString(String name) {
    String value = string(name);
    if (value == null || value.isEmpty()) {
      throw missing(name);
    }
    return value;
  }

  /** Text that must be there but may be empty. */
  public String requiredText(String name) {
    String value = string(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  public String string(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrongType(name, value);
    }
    return UnicodeText.of(value.textValue());
  }

  public String string(String name, String absent) {
    String value = string(name);
    return value == null ? absent : value;
  }

  /** {@code run_id}, or its older name {@code run_uuid}; required. */
  public String runId() {
    String runId = string("run_id");
    if (runId == null || runId.isEmpty()) {
      runId = string("run_uuid");
    }
    if (runId == null || runId.isEmpty()) {
      throw missing("run_id");
    }
    return runId;
  }

  /** An experiment id: text, or (as some clients send it) a number. */
  public String id(String name) {
    JsonNode value = value(name);
    return value != null && value.isIntegralNumber() ? value.asText() : string(name);
  }

  /** Ids as {@link #id} takes them. */
  public List<String> ids(String name) {
    List<String> ids = new ArrayList<>();
    for (JsonNode item : items(name)) {
      if (!item.isTextual() && !item.isIntegralNumber()) {
        throw wrongType(name, item);
      }
      ids.add(UnicodeText.of(item.asText()));
    }
    return ids;
  }

  public List<String> strings(String name) {
    List<String> strings = new ArrayList<>();
    for (JsonNode item : items(name)) {
      if (!item.isTextual()) {
        throw wrongType(name, item);
      }
      strings.add(UnicodeText.of(item.textValue()));
    }
    return strings;
  }

  public long requiredInteger(String name) {
    Long value = integer(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  /** A 64-bit integer, as a JSON number or a decimal string. */
  public Long integer(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (value.isFloatingPointNumber()
        && value.doubleValue() == Math.rint(value.doubleValue())
        && Math.abs(value.doubleValue()) < 0x1p63) {
      return (long) value.doubleValue();
    }
    if (value.isTextual()) {
      try {
        return Long.parseLong(value.textValue());
      } catch (NumberFormatException e) {
        throw wrongType(name, value);
      }
    }
    throw wrongType(name, value);
  }

  public boolean bool(String name, boolean absent) {
    JsonNode value = value(name);
    if (value == null) {
      return absent;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return switch (value.asText().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw HeadraceException.invalid(
              "Invalid boolean value: "
                  + InvalidValue.echo(value.asText())
                  + ", must be 'true' or 'false'.");
    };
  }

  /**
   * An enum constant by its name or by its number as {@code numbered} gives it; a name that is not
   * known counts as absent, as protobuf's parser has it.
   */
  public <E extends Enum<E>> E constant(String name, Map<Integer, E> numbered) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    for (Map.Entry<Integer, E> candidate : numbered.entrySet()) {
      boolean named = value.isTextual() && value.textValue().equals(candidate.getValue().name());
      boolean byNumber = value.asText().equals(candidate.getKey().toString());
      if (named || byNumber) {
        return candidate.getValue();
      }
    }
    return null;
  }

  /** The fields of a nested object, or {@code null}. */
  public RequestFields object(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof ObjectNode object)) {
      throw wrongType(name, value);
    }
    return new RequestFields(object, path(name) + ".", false);
  }

  /** The fields of each object in a list. */
  public List<RequestFields> objects(String name) {
    List<RequestFields> objects = new ArrayList<>();
    for (JsonNode item : items(name)) {
      if (!(item instanceof ObjectNode object)) {
        throw wrongType(name, item);
      }
      objects.add(new RequestFields(object, path(name) + "[" + objects.size() + "].", false));
    }
    return objects;
  }

  private Iterable<JsonNode> items(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value.isArray()) {
      return value;
    }
    if (query) {
      return List.of(value);
    }
    throw wrongType(name, value);
  }

  /** The field's path in the request, as MLflow's messages name it: {@code metrics[0].key}. */
  public String path(String name) {
    return path + name;
  }

  private JsonNode value(String name) {
    JsonNode value = fields.get(name);
    if (value == null) {
      value = fields.get(camelCase(name));
    }
    return value == null || value.isNull() ? null : value;
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' && i + 1 < name.length()) {
        i++;
        camel.append(Character.toUpperCase(name.charAt(i)));
      } else {
        camel.append(c);
      }
    }
    return camel.toString();
  }

  /** The refusal of a request that lacks a required field. */
  public HeadraceException missing(String name) {
    return InvalidRequest.missing(path(name));
  }

  private HeadraceException wrongType(String name, JsonNode value) {
    return InvalidRequest.wrongType(path(name), value.toString(), pythonType(value));
  }

  private static String pythonType(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "str";
      case BOOLEAN -> "bool";
      case ARRAY -> "list";
      case NUMBER -> value.isIntegralNumber() ? "int" : "float";
      default -> "dict";
    };
  }
}
