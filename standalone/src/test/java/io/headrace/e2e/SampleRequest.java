package io.headrace.e2e;

import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.FieldType.Anything;
import io.headrace.api.schema.FieldType.Bool;
import io.headrace.api.schema.FieldType.Choice;
import io.headrace.api.schema.FieldType.Decimal;
import io.headrace.api.schema.FieldType.ExperimentId;
import io.headrace.api.schema.FieldType.Int64;
import io.headrace.api.schema.FieldType.Listing;
import io.headrace.api.schema.FieldType.Text;
import io.headrace.api.schema.Shape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Requests about {@link SampleThings}, made from what is said of their fields. */
record SampleRequest(SampleThings things) {

  private static final String MODEL_JSON =
      """
      {"artifact_path": "model", "flavors": {}, "utc_time_created": "2026-01-01", "run_id": "r"}
      """;

  /** A request of the fields that are required, and no others. */
  JsonObject of(Shape shape) {
    JsonObject request = new JsonObject();
    shape.fields().stream()
        .filter(Field::required)
        .forEach(field -> request.put(field.name(), value(field)));
    if (isOfRunOrModel(shape)) {
      request.put("run_id", things.runId);
    }
    return placed(request, shape);
  }

  /** A request of all fields. */
  JsonObject ofAll(Shape shape) {
    JsonObject request = new JsonObject();
    shape.fields().forEach(field -> request.put(field.name(), value(field)));
    if (isOfRunOrModel(shape)) {
      request.remove("model_id");
    }
    return placed(request, shape);
  }

  /** Of an upload in parts the path is the folder. */
  private JsonObject placed(JsonObject request, Shape shape) {
    boolean inParts =
        shape.fields().stream()
            .anyMatch(field -> Set.of("num_parts", "upload_id").contains(field.name()));
    return inParts ? request.put("artifact_path", things.uploadFolder()) : request;
  }

  /** Whether one of two fields is given, neither of them required alone. */
  private static boolean isOfRunOrModel(Shape shape) {
    // Of a point, both say where it goes.
    return isOptional(shape, "run_id")
        && isOptional(shape, "model_id")
        && shape.fields().stream().anyMatch(field -> field.name().equals("path"));
  }

  private static boolean isOptional(Shape shape, String name) {
    return shape.fields().stream()
        .anyMatch(field -> field.name().equals(name) && !field.required());
  }

  /** A good value of a field. */
  Object value(Field field) {
    return value(field.name(), field.type());
  }

  private Object value(String name, FieldType type) {
    if (type instanceof Shape shape) {
      return ofAll(shape);
    }
    if (type instanceof Listing list) {
      // Every search has an order of its own.
      boolean any = name.equals("order_by") && list.items() instanceof Text;
      return any ? new JsonArray() : JsonArray.of(value(name, list.items()));
    }
    if (type instanceof Choice choice) {
      if (name.equals("kind")) {
        // Of keys: those of metrics alone have ranges.
        return "metric";
      }
      return choice.words().get(choice.words().size() - 1);
    }
    if (type instanceof ExperimentId) {
      return things.experimentId;
    }
    if (type instanceof Int64 integer) {
      return Math.max(1, integer.least());
    }
    if (type instanceof Decimal) {
      return 0.5;
    }
    return type instanceof Bool || type instanceof Anything ? true : text(name);
  }

  private String text(String name) {
    return switch (name) {
      case "run_id", "run_uuid", "run_ids" -> things.runId;
      case "model_id" -> things.modelId;
      case "experiment_name" -> things.experimentName;
      case "key", "tag_key" -> SampleThings.KEY;
      case "metric_key", "metric_keys" -> SampleThings.METRIC;
      case "path", "artifact_file_path" -> SampleThings.FILE;
      case "artifact_path" -> things.storedFile();
      case "upload_id" -> things.uploadId;
      case "etag" -> things.partEtag;
      case "artifact_location" -> "s3://elsewhere/a";
      case "model_json" -> MODEL_JSON;
      case "filter", "page_token", "last_event_id" -> "";
      case "field_name" -> "name";
      case "column", "columns", "group_by" -> "attributes.run_name";
      case "aggregates" -> "mean(metrics.`" + SampleThings.METRIC + "`)";
      default -> "x" + UUID.randomUUID().toString().substring(0, 13);
    };
  }

  /** Values of another type, or which no leniency takes. */
  static List<Object> wrong(Field field, boolean inQuery) {
    FieldType type = field.type();
    if (inQuery) {
      return wrongInQuery(field.name(), type);
    }
    // What is no constant counts as the default where there is one.
    if (type instanceof Anything || (type instanceof Choice && field.absent() != null)) {
      return List.of();
    }
    if (type instanceof Text) {
      return List.of(5);
    }
    boolean takesText = type instanceof ExperimentId || type instanceof Choice;
    return List.of(takesText ? new JsonArray() : "no such thing");
  }

  /** A query is all text, of which not all can be wrong. */
  private static List<Object> wrongInQuery(String name, FieldType type) {
    return switch (name) {
      case "filter",
          "order_by",
          "page_token",
          "last_event_id",
          "column",
          "columns",
          "group_by",
          "aggregates" ->
          List.of("no such thing");
      case "path", "artifact_directory_path", "artifact_file_path" -> List.of("../outside");
      default -> type instanceof Int64 ? List.of("no such thing") : List.of();
    };
  }

  /** A value that is past the field's limit, for each limit that it has. */
  List<Object> excessive(Field field) {
    if (field.type() instanceof Text text && text.isLimited()) {
      return List.of(longText(field, text.longest() + 1));
    }
    if (field.type() instanceof Listing list && list.isLimited()) {
      JsonArray items = new JsonArray();
      for (int i = 0; i <= list.most(); i++) {
        items.add(
            list.items() instanceof ExperimentId ? "" + i : value(field.name(), list.items()));
      }
      return List.of(items);
    }
    if (field.type() instanceof Int64 integer && integer.least() > Long.MIN_VALUE) {
      return integer.most() < Long.MAX_VALUE
          ? List.of(integer.least() - 1, integer.most() + 1)
          : List.of(integer.least() - 1);
    }
    return List.of();
  }

  /** The longest text that the field takes. */
  String longest(Field field, Text text) {
    return longText(field, text.longest());
  }

  private String longText(Field field, int length) {
    String start = text(field.name());
    return start + "a".repeat(Math.max(0, length - start.length()));
  }
}
