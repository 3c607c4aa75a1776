package io.headrace.api.schema;

import io.headrace.api.schema.FieldType.Listing;
import java.util.List;
import java.util.Optional;

/**
 * The fields that an object has: a request, an answer, or what is within them.
 *
 * @param name by which documents refer to it, in capital words; empty for one that is met but once
 */
public record Shape(String name, List<Field> fields) implements FieldType {

  /** Of what has no fields. */
  public static final Shape EMPTY = of();

  public Shape {
    fields = List.copyOf(fields);
  }

  public static Shape of(Field... fields) {
    return named("", fields);
  }

  public static Shape named(String name, Field... fields) {
    return new Shape(name, List.of(fields));
  }

  /**
   * What a field is said to be; empty when nothing is said of it, or that it is of another type.
   */
  public <T extends FieldType> Optional<T> typeOf(String field, Class<T> type) {
    return fields.stream()
        .filter(candidate -> candidate.isCalled(field))
        .findFirst()
        .flatMap(found -> as(type, found.type()));
  }

  /** What the items of a list are said to be, likewise. */
  public <T extends FieldType> Optional<T> itemsOf(String field, Class<T> type) {
    return typeOf(field, Listing.class).flatMap(list -> as(type, list.items()));
  }

  private static <T extends FieldType> Optional<T> as(Class<T> type, FieldType said) {
    return type.isInstance(said) ? Optional.of(type.cast(said)) : Optional.empty();
  }
}
