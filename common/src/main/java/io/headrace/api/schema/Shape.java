package io.headrace.api.schema;

import io.headrace.api.schema.FieldType.Listing;
import java.util.List;

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
   * What a field that is about to be read is said to be.
   *
   * @throws IllegalStateException when nothing is said of it, or that it is of another type: what
   *     is read and what is documented must not drift apart
   */
  public <T extends FieldType> T typeOf(String field, Class<T> read) {
    return as(field, read, find(field).type());
  }

  /**
   * What the items of a list that is about to be read are said to be.
   *
   * @throws IllegalStateException when that is not said
   */
  public <T extends FieldType> T itemsOf(String field, Class<T> read) {
    return as(field, read, typeOf(field, Listing.class).items());
  }

  private <T extends FieldType> T as(String field, Class<T> read, FieldType said) {
    if (!read.isInstance(said)) {
      throw new IllegalStateException(
          "The field " + field + " is read as " + read.getSimpleName() + ", but is " + said);
    }
    return read.cast(said);
  }

  private Field find(String field) {
    for (Field candidate : fields) {
      if (candidate.isCalled(field)) {
        return candidate;
      }
    }
    throw new IllegalStateException("The field " + field + " is read, but not documented");
  }
}
