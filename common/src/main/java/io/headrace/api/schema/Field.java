package io.headrace.api.schema;

/**
 * A field of a request or an answer.
 *
 * @param required of a request: without it the request is refused; of an answer: always there
 * @param absent what holds when a request leaves the field out; {@code null} for nothing that could
 *     be said as a value
 * @param olderName under which the value is looked for when the field is left out; {@code null} if
 *     there is none
 * @param description Markdown, a sentence or two
 */
public record Field(
    String name,
    FieldType type,
    boolean required,
    Object absent,
    String olderName,
    String description) {

  public static Field of(String name, FieldType type, String description) {
    return new Field(name, type, false, null, null, description);
  }

  public Field asRequired() {
    return new Field(name, type, true, absent, olderName, description);
  }

  /** With what a request without the field means. */
  public Field orElse(Object value) {
    return new Field(name, type, required, value, olderName, description);
  }

  public Field alsoNamed(String older) {
    return new Field(name, type, required, absent, older, description);
  }

  boolean isCalled(String asked) {
    return asked.equals(name) || asked.equals(olderName);
  }
}
