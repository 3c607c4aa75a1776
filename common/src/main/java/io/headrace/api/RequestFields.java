package io.headrace.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields of one request, read with MLflow's leniency and refused with its texts: snake_case and
 * camelCase names (in a body, and not both), {@code null} as absent, integers as decimal strings,
 * {@code "NaN"} and {@code "Infinity"} as doubles, enums by name or number.
 *
 * <p>Getters return {@code null} (or an empty list) for an absent field. Not for the hot path: it
 * builds a tree. Not thread-safe.
 */
public final class RequestFields {

  private final ObjectNode fields;
  private final String path;
  private final boolean query;

  /** What is said of them, for assertions; {@code null} when nothing is. */
  private final Shape described;

  private RequestFields(ObjectNode fields, String path, boolean query, Shape described) {
    this.fields = fields;
    this.path = path;
    this.query = query;
    this.described = described;
  }

  /** Reads a JSON object; no bytes at all count as an empty one. */
  public static RequestFields ofJson(byte[] body) {
    return new RequestFields(JsonBody.parse(body), "", false, null);
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
    return new RequestFields(fields, "", true, null);
  }

  /**
   * The same fields, of which only those that {@code shape} has should be asked for, and only as
   * what they are there: so what is documented of a call cannot lag behind what its endpoint reads.
   * An assertion sees to it, in tests and in the servers that tests start. A user's request is not
   * to fail because its documentation does.
   */
  public RequestFields describedBy(Shape shape) {
    return new RequestFields(fields, path, query, shape);
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

  public String string(String name) {
    return text(name, scalar(name, FieldType.Text.class));
  }

  private String text(String name, JsonNode value) {
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

  /** A value of any type as Python prints it; {@code None} for an absent one. */
  public String printed(String name) {
    JsonNode value = value(name);
    return value == null ? "None" : PythonText.str(value);
  }

  /** {@code run_id}, or without one its older name {@code run_uuid}; required. */
  public String runId() {
    String runId = string("run_id");
    if (runId == null) {
      runId = string("run_uuid");
    }
    if (runId == null || runId.isEmpty()) {
      throw missing("run_id");
    }
    return runId;
  }

  /** An experiment id: text, or (as some clients send it) a number. */
  public String id(String name) {
    JsonNode value = scalar(name, FieldType.ExperimentId.class);
    return value != null && value.isIntegralNumber() ? value.asText() : text(name, value);
  }

  /** An id as {@link #id} takes it, that must be there and not be empty. */
  public String requiredId(String name) {
    String id = id(name);
    if (id == null || id.isEmpty()) {
      throw missing(name);
    }
    return id;
  }

  /** Ids as {@link #id} takes them. */
  public List<String> ids(String name) {
    List<String> ids = new ArrayList<>();
    for (JsonNode item : items(name, FieldType.ExperimentId.class)) {
      if (!item.isTextual() && !item.isIntegralNumber()) {
        throw wrongType(name, value(name));
      }
      ids.add(UnicodeText.of(item.asText()));
    }
    return ids;
  }

  public List<String> strings(String name) {
    List<String> strings = new ArrayList<>();
    for (JsonNode item : items(name, FieldType.Text.class)) {
      if (!item.isTextual()) {
        throw wrongType(name, value(name));
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
    JsonNode value = scalar(name, FieldType.Int64.class);
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
        return Decimals.parseInteger(value.textValue());
      } catch (NumberFormatException e) {
        throw wrongType(name, value);
      }
    }
    throw wrongType(name, value);
  }

  public double requiredDecimal(String name) {
    JsonNode value = scalar(name, FieldType.Decimal.class);
    if (value == null || isEmptyText(value)) {
      throw missing(name);
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isTextual()) {
      try {
        return Decimals.parse(value.textValue());
      } catch (NumberFormatException e) {
        throw wrongType(name, value);
      }
    }
    throw wrongType(name, value);
  }

  public boolean bool(String name, boolean absent) {
    JsonNode value = scalar(name, FieldType.Bool.class);
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

  /** Whether a value is true, as a word too; what is neither true nor false is false to MLflow. */
  public boolean isTrue(String name) {
    JsonNode value = scalar(name, FieldType.Bool.class);
    return value != null && value.asText().equalsIgnoreCase("true");
  }

  /**
   * An enum constant by its name or by its number as {@code numbered} gives it; a name that is not
   * known counts as absent, as protobuf's parser has it.
   *
   * @throws HeadraceException for a number that is not known and for anything else
   */
  public <E extends Enum<E>> E constant(String name, Map<Integer, E> numbered) {
    JsonNode value = scalar(name, FieldType.Choice.class);
    E known = value == null ? null : known(value, numbered);
    if (value != null && known == null && !value.isTextual()) {
      throw wrongType(name, value);
    }
    return known;
  }

  /**
   * One of some words, of which a request may leave out that for {@code absent}. For calls of our
   * own: another word is refused with those that there are.
   */
  public <E extends Enum<E>> E word(String name, Class<E> words, E absent) {
    JsonNode value = scalar(name, FieldType.Choice.class);
    if (value == null) {
      return absent;
    }
    for (E word : words.getEnumConstants()) {
      if (value.isTextual() && value.textValue().equals(FieldType.word(word))) {
        return word;
      }
    }
    throw InvalidRequest.refused(
        "'%s' must be one of %s, and is %s."
            .formatted(path(name), FieldType.words(words), InvalidValue.echo(value.toString())));
  }

  /** The same, for a field in which everything that is not known counts as {@code otherwise}. */
  public <E extends Enum<E>> E constant(String name, Map<Integer, E> numbered, E otherwise) {
    JsonNode value = scalar(name, FieldType.Choice.class);
    E known = value == null ? null : known(value, numbered);
    return known == null ? otherwise : known;
  }

  private static <E extends Enum<E>> E known(JsonNode value, Map<Integer, E> numbered) {
    for (Map.Entry<Integer, E> candidate : numbered.entrySet()) {
      boolean named = value.isTextual() && value.textValue().equals(candidate.getValue().name());
      boolean byNumber =
          value.isNumber()
              ? value.doubleValue() == candidate.getKey()
              : value.asText().equals(candidate.getKey().toString());
      if (named || byNumber) {
        return candidate.getValue();
      }
    }
    return null;
  }

  /**
   * Checks that fields are there and not empty text; of which type they are is for their getters.
   *
   * @throws HeadraceException for the first that is missing
   */
  public void requirePresent(String... names) {
    for (String name : names) {
      JsonNode value = value(name);
      if (value == null || isEmptyText(value)) {
        throw missing(name);
      }
    }
  }

  private static boolean isEmptyText(JsonNode value) {
    return value.isTextual() && value.textValue().isEmpty();
  }

  /** The fields of a nested object, or {@code null}. */
  public RequestFields object(String name) {
    assert isDescribed(name, Shape.class) : undescribed(name, Shape.class);
    Shape nested = described == null ? null : described.typeOf(name, Shape.class).orElse(null);
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof ObjectNode object)) {
      throw wrongType(name, value);
    }
    return new RequestFields(object, path(name) + ".", false, nested);
  }

  /** The fields of each object in a list. */
  public List<RequestFields> objects(String name) {
    List<RequestFields> objects = new ArrayList<>();
    Shape nested = described == null ? null : described.itemsOf(name, Shape.class).orElse(null);
    for (JsonNode item : items(name, Shape.class)) {
      if (!(item instanceof ObjectNode object)) {
        throw wrongType(name + "[" + objects.size() + "]", item);
      }
      objects.add(
          new RequestFields(object, path(name) + "[" + objects.size() + "].", false, nested));
    }
    return objects;
  }

  private Iterable<JsonNode> items(String name, Class<? extends FieldType> itemType) {
    assert described == null || described.itemsOf(name, itemType).isPresent()
        : undescribed(name, itemType);
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

  /** A field that is no list: of a query's parameters of that name the first. */
  private JsonNode scalar(String name, Class<? extends FieldType> type) {
    assert isDescribed(name, type) : undescribed(name, type);
    JsonNode value = value(name);
    return query && value instanceof ArrayNode list ? list.get(0) : value;
  }

  private JsonNode value(String name) {
    assert isDescribed(name, FieldType.class) : undescribed(name, FieldType.class);
    JsonNode value = fields.get(name);
    String camelCase = camelCase(name);
    if (!query && !camelCase.equals(name) && fields.has(camelCase)) {
      if (value != null) {
        throw InvalidRequest.ambiguous(name, camelCase);
      }
      value = fields.get(camelCase);
    }
    return value == null || value.isNull() ? null : value;
  }

  private boolean isDescribed(String name, Class<? extends FieldType> type) {
    return described == null || described.typeOf(name, type).isPresent();
  }

  private String undescribed(String name, Class<? extends FieldType> type) {
    return path(name) + " is read as " + type.getSimpleName() + ", which no description says";
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

  /** Whether the field is there and not {@code null}. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /**
   * The refusal of a value that is none of those that the field may have; MLflow takes it for one
   * of the wrong type.
   */
  public HeadraceException invalid(String name) {
    return wrongType(name, value(name));
  }

  /** The refusal of a request that lacks a required field. */
  public HeadraceException missing(String name) {
    return InvalidRequest.missing(path(name));
  }

  private HeadraceException wrongType(String name, JsonNode value) {
    return InvalidRequest.wrongType(path(name), value);
  }
}
