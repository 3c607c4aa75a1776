package io.headrace.tracking.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.headrace.api.BatchLimits;
import io.headrace.api.InvalidRequest;
import io.headrace.api.Limits;
import io.headrace.api.ParamRule;
import io.headrace.api.RunIdRule;
import io.headrace.api.TagRule;
import io.headrace.error.HeadraceException;
import io.headrace.metric.MetricColumns;
import io.headrace.model.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses log-metric and log-batch bodies straight from bytes into columns, validating on the way:
 * no tree, no object a point. Most bodies are {@link PlainBody}; those that are not are read with a
 * JSON parser here. A body with a fault anywhere is refused whole ({@link FirstFault}).
 */
final class BatchParser {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private BatchParser() {}

  /** The body of a log-metric call. */
  static Batch parseMetric(byte[] body) {
    return PlainBody.metric(body).orElseGet(() -> parseAnyMetric(body));
  }

  /** The same without the short cut for plain bodies. */
  static Batch parseAnyMetric(byte[] body) {
    try {
      return parse(body, BatchParser::readMetric);
    } catch (HeadraceException found) {
      throw FirstFault.ofMetric(body, found);
    }
  }

  /** The body of a log-batch call. */
  static Batch parseBatch(byte[] body) {
    return PlainBody.batch(body).orElseGet(() -> parseAnyBatch(body));
  }

  /** The same without the short cut for plain bodies. */
  static Batch parseAnyBatch(byte[] body) {
    try {
      return parse(body, BatchParser::readBatch);
    } catch (HeadraceException found) {
      throw FirstFault.ofBatch(body, found);
    }
  }

  private interface Reading {
    Batch read(JsonParser json) throws IOException;
  }

  private static Batch parse(byte[] body, Reading reading) {
    if (body.length == 0) {
      throw InvalidRequest.missing("run_id");
    }
    try (JsonParser json = JSON.createParser(body)) {
      JsonToken first = json.nextToken();
      if (first == JsonToken.VALUE_STRING) {
        // Very old clients send a JSON string that holds the JSON object.
        return parse(json.getText().getBytes(StandardCharsets.UTF_8), reading);
      }
      if (first == JsonToken.VALUE_NULL) {
        throw InvalidRequest.missing("run_id");
      }
      if (first != JsonToken.START_OBJECT) {
        throw InvalidRequest.noObject();
      }
      Batch batch = reading.read(json);
      if (json.nextToken() != null) {
        throw InvalidRequest.malformed("there is more after the object");
      }
      return batch;
    } catch (JsonProcessingException e) {
      throw InvalidRequest.malformed(e);
    } catch (IOException e) {
      // Bytes in memory can be read, but not those of every character encoding as text.
      throw InvalidRequest.malformed(e.getMessage());
    }
  }

  private static Batch readMetric(JsonParser json) throws IOException {
    MetricFields fields = new MetricFields(FieldPath.ofBody());
    fields.read(json);
    String runId = fields.requiredRunId();
    MetricColumns points = new MetricColumns();
    fields.addTo(points);
    return new Batch(runId, points, List.of(), List.of());
  }

  private static Batch readBatch(JsonParser json) throws IOException {
    String runId = null;
    String runUuid = null;
    MetricColumns points = new MetricColumns();
    List<Tag> params = new ArrayList<>(0);
    List<Tag> tags = new ArrayList<>(0);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      if (json.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (field) {
        case "run_id", "runId" -> runId = JsonValues.once(runId, json, field);
        case "run_uuid", "runUuid" -> runUuid = JsonValues.once(runUuid, json, field);
        case "metrics" -> points = readMetrics(json);
        case "params" -> params = readItems(json, "params", Limits.PARAMS_PER_BATCH);
        case "tags" -> tags = readItems(json, "tags", Limits.TAGS_PER_BATCH);
        default -> json.skipChildren();
      }
    }
    String id = MetricFields.requiredRunId(runId, runUuid);
    RunIdRule.check(id);
    BatchLimits.check(points.size(), params.size(), tags.size());
    return new Batch(id, points, checkedParams(params), checkedTags(tags));
  }

  private static MetricColumns readMetrics(JsonParser json) throws IOException {
    requireList(json, "metrics");
    MetricColumns points = new MetricColumns();
    FieldPath path = FieldPath.ofItems("metrics");
    MetricFields fields = new MetricFields(path);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (points.size() == Limits.METRICS_PER_BATCH) {
        BatchLimits.check("metrics", Limits.METRICS_PER_BATCH, points.size() + skipRest(json));
      }
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw JsonValues.wrongType(json, path.item());
      }
      fields.read(json);
      fields.addTo(points);
      path.toNextItem();
    }
    return points;
  }

  private static List<Tag> readItems(JsonParser json, String list, int limit) throws IOException {
    requireList(json, list);
    List<Tag> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String path = list + "[" + items.size() + "]";
      if (items.size() == limit) {
        BatchLimits.check(list, limit, limit + skipRest(json));
      }
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw JsonValues.wrongType(json, path);
      }
      items.add(readItem(json, path + "."));
    }
    return items;
  }

  private static Tag readItem(JsonParser json, String prefix) throws IOException {
    String key = null;
    String value = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "key" -> key = JsonValues.text(json, prefix + field);
        case "value" -> value = JsonValues.text(json, prefix + field);
        default -> json.skipChildren();
      }
    }
    if (key == null || key.isEmpty()) {
      throw InvalidRequest.missing(prefix + "key");
    }
    return new Tag(key, value == null ? "" : value);
  }

  /** How many items there are from here on, which are too many to be kept. */
  private static int skipRest(JsonParser json) throws IOException {
    int rest = 0;
    do {
      json.skipChildren();
      rest++;
    } while (json.nextToken() != JsonToken.END_ARRAY);
    return rest;
  }

  private static void requireList(JsonParser json, String field) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw JsonValues.wrongType(json, field);
    }
  }

  private static List<Tag> checkedParams(List<Tag> params) {
    List<Tag> checked = new ArrayList<>(params.size());
    for (Tag param : params) {
      ParamRule.check(param.key(), "params[" + checked.size() + "]");
      checked.add(new Tag(param.key(), ParamRule.truncate(param.value())));
    }
    ParamRule.checkUnique(checked.stream().map(Tag::key).toList());
    return checked;
  }

  private static List<Tag> checkedTags(List<Tag> tags) {
    List<Tag> checked = new ArrayList<>(tags.size());
    for (Tag tag : tags) {
      TagRule.check(tag.key(), "tags[" + checked.size() + "]");
      checked.add(new Tag(tag.key(), TagRule.truncate(tag.value())));
    }
    return checked;
  }
}
