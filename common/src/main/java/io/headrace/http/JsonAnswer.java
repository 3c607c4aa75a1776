package io.headrace.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * Writes a JSON answer straight to bytes, by MLflow's conventions: a {@code null} value leaves its
 * field out, 64-bit integers are numbers, and doubles that JSON cannot say are the strings {@code
 * "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 *
 * <p>Not thread-safe; lives for one answer.
 */
public final class JsonAnswer {

  /** The fast writer gives the shortest text that reads back as the same double. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private final JsonGenerator generator;

  private JsonAnswer(JsonGenerator generator) {
    this.generator = generator;
  }

  /** An answer whose document is one object with the fields that {@code content} writes. */
  public static Answer of(Consumer<JsonAnswer> content) {
    return new Answer.Json(bytes(content));
  }

  public static Buffer bytes(Consumer<JsonAnswer> content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.writeStartObject();
      content.accept(new JsonAnswer(generator));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(out.toByteArray());
  }

  public JsonAnswer text(String field, String value) {
    if (value != null) {
      write(() -> generator.writeStringField(field, value));
    }
    return this;
  }

  public JsonAnswer number(String field, Long value) {
    if (value != null) {
      write(() -> generator.writeNumberField(field, value));
    }
    return this;
  }

  public JsonAnswer decimal(String field, double value) {
    // Jackson quotes what is not a number: QUOTE_NON_NUMERIC_NUMBERS is on by default.
    write(() -> generator.writeNumberField(field, value));
    return this;
  }

  /** A double with {@code NaN} and infinities as bare tokens, which is no JSON but MLflow's. */
  public JsonAnswer bareDecimal(String field, double value) {
    write(() -> generator.writeFieldName(field));
    write(() -> generator.writeRawValue(Double.toString(value)));
    return this;
  }

  /**
   * A list of texts, integers, doubles, truths and nothings, and of lists and maps of these. How
   * deep they may be nested is for the caller to bound.
   */
  public JsonAnswer values(String field, Iterable<?> values) {
    write(
        () -> {
          generator.writeFieldName(field);
          value(values);
        });
    return this;
  }

  private void value(Object value) throws IOException {
    if (value instanceof Iterable<?> list) {
      generator.writeStartArray();
      for (Object item : list) {
        value(item);
      }
      generator.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        generator.writeFieldName(entry.getKey().toString());
        value(entry.getValue());
      }
      generator.writeEndObject();
    } else {
      // Jackson quotes doubles that are not numbers here, too.
      generator.writePOJO(value);
    }
  }

  /** A list of integers. */
  public JsonAnswer numbers(String field, int size, IntToLongFunction values) {
    write(
        () -> {
          generator.writeArrayFieldStart(field);
          for (int i = 0; i < size; i++) {
            generator.writeNumber(values.applyAsLong(i));
          }
          generator.writeEndArray();
        });
    return this;
  }

  /** A list of doubles. */
  public JsonAnswer decimals(String field, int size, IntToDoubleFunction values) {
    write(
        () -> {
          generator.writeArrayFieldStart(field);
          for (int i = 0; i < size; i++) {
            generator.writeNumber(values.applyAsDouble(i));
          }
          generator.writeEndArray();
        });
    return this;
  }

  public JsonAnswer bool(String field, Boolean value) {
    if (value != null) {
      write(() -> generator.writeBooleanField(field, value));
    }
    return this;
  }

  public JsonAnswer object(String field, Consumer<JsonAnswer> content) {
    write(() -> generator.writeObjectFieldStart(field));
    content.accept(this);
    write(generator::writeEndObject);
    return this;
  }

  /** A list of objects; left out when empty, as proto3 JSON does. */
  public <T> JsonAnswer objects(
      String field, Iterable<T> items, BiConsumer<JsonAnswer, T> content) {
    return items.iterator().hasNext() ? list(field, items, content) : this;
  }

  /** A list of objects, there even when empty. */
  public <T> JsonAnswer list(String field, Iterable<T> items, BiConsumer<JsonAnswer, T> content) {
    write(() -> generator.writeArrayFieldStart(field));
    for (T item : items) {
      write(generator::writeStartObject);
      content.accept(this, item);
      write(generator::writeEndObject);
    }
    write(generator::writeEndArray);
    return this;
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void write(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory stream does not fail", e);
    }
  }
}
