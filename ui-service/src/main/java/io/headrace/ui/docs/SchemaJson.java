package io.headrace.ui.docs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.FieldType.Bool;
import io.headrace.api.schema.FieldType.Choice;
import io.headrace.api.schema.FieldType.Decimal;
import io.headrace.api.schema.FieldType.ExperimentId;
import io.headrace.api.schema.FieldType.Int64;
import io.headrace.api.schema.FieldType.Listing;
import io.headrace.api.schema.FieldType.Text;
import io.headrace.api.schema.Shape;

/**
 * Field types as JSON Schema 2020-12, the dialect of OpenAPI 3.1. What has a name stands once,
 * among the components, and is referred to.
 */
final class SchemaJson {

  private static final String DECIMAL = "Double";
  private static final String EXPERIMENT_ID = "ExperimentId";

  private final ObjectNode components;

  /** Adds what has a name to {@code components}. */
  SchemaJson(ObjectNode components) {
    this.components = components;
  }

  /** A field with its description, and with what holds when a request leaves it out. */
  ObjectNode of(Field field) {
    ObjectNode schema = of(field.type());
    schema.put("description", field.description());
    if (field.absent() != null) {
      schema.set("default", JsonNodeFactory.instance.pojoNode(field.absent()));
    }
    return schema;
  }

  ObjectNode of(FieldType type) {
    if (type instanceof Shape shape) {
      return shape.name().isEmpty() ? object(shape) : named(shape.name(), () -> object(shape));
    }
    if (type instanceof Listing list) {
      return list(list);
    }
    if (type instanceof Choice choice) {
      return named(choice.name(), () -> choice(choice));
    }
    if (type instanceof Decimal) {
      return named(DECIMAL, SchemaJson::decimal);
    }
    if (type instanceof ExperimentId) {
      return named(EXPERIMENT_ID, SchemaJson::experimentId);
    }
    if (type instanceof Int64 integer) {
      return integer(integer);
    }
    if (type instanceof Text text) {
      return text(text);
    }
    return type instanceof Bool ? schema("boolean") : JsonNodeFactory.instance.objectNode();
  }

  private interface Definition {
    ObjectNode schema();
  }

  private ObjectNode named(String name, Definition definition) {
    if (!components.has(name)) {
      // Takes its place before what it refers to.
      components.putNull(name);
      components.set(name, definition.schema());
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  private ObjectNode object(Shape shape) {
    ObjectNode schema = schema("object");
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    for (Field field : shape.fields()) {
      properties.set(field.name(), of(field));
      if (field.olderName() != null) {
        properties.set(field.olderName(), olderOf(field));
      }
      if (field.required() && field.olderName() == null) {
        required.add(field.name());
      } else if (field.required()) {
        ArrayNode either = schema.putArray("anyOf");
        either.addObject().putArray("required").add(field.name());
        either.addObject().putArray("required").add(field.olderName());
      }
    }
    if (!properties.isEmpty()) {
      schema.set("properties", properties);
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  /** The same field by its older name. */
  ObjectNode olderOf(Field field) {
    return of(field.type())
        .put("description", "Older name of `" + field.name() + "`, read when that is left out.")
        .put("deprecated", true);
  }

  private ObjectNode list(Listing list) {
    ObjectNode schema = schema("array");
    schema.set("items", of(list.items()));
    if (list.isLimited()) {
      schema.put("maxItems", list.most());
    }
    return schema;
  }

  private static ObjectNode choice(Choice choice) {
    ObjectNode schema = schema("string");
    ArrayNode words = schema.putArray("enum");
    choice.words().forEach(words::add);
    return schema;
  }

  private static ObjectNode decimal() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("description", "A number, or what JSON has no number for.");
    ArrayNode either = schema.putArray("oneOf");
    either.add(schema("number").put("format", "double"));
    either
        .addObject()
        .put("type", "string")
        .putArray("enum")
        .add("NaN")
        .add("Infinity")
        .add("-Infinity");
    return schema;
  }

  private static ObjectNode experimentId() {
    return schema("string")
        .put("description", "A whole number in decimal.")
        .put("pattern", "^(0|-?[1-9][0-9]*)$");
  }

  private static ObjectNode integer(Int64 integer) {
    ObjectNode schema = schema("integer").put("format", "int64");
    if (integer.least() > Long.MIN_VALUE) {
      schema.put("minimum", integer.least());
    }
    if (integer.most() < Long.MAX_VALUE) {
      schema.put("maximum", integer.most());
    }
    return schema;
  }

  private static ObjectNode text(Text text) {
    ObjectNode schema = schema("string");
    return text.isLimited() ? schema.put("maxLength", text.longest()) : schema;
  }

  private static ObjectNode schema(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
