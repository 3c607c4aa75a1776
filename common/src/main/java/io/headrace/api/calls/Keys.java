package io.headrace.api.calls;

import io.headrace.api.Limits;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;

/** Keys of metrics, params and tags, and the pairs that they make. */
final class Keys {

  static final String WORDS =
      "Letters, digits, `_`, `-`, `.`, `:`, `/` and blanks; as a path it must be in normal form.";

  static final Field KEY = Field.of("key", FieldType.text(Limits.KEY_LENGTH), WORDS).asRequired();

  /** A param or tag in an answer. */
  static final Shape PAIR =
      Shape.named(
          "KeyValue",
          Field.of("key", FieldType.TEXT, "The key.").asRequired(),
          Field.of("value", FieldType.TEXT, "The value.").asRequired());

  /** A param of a run in a request. */
  static final Field PARAM_VALUE = value(Limits.PARAM_VALUE_LENGTH);

  /** A tag of a run in a request. */
  static final Field TAG_VALUE = value(Limits.TAG_VALUE_LENGTH);

  static final Shape PARAM = Shape.named("Param", KEY, PARAM_VALUE);
  static final Shape TAG = Shape.named("RunTag", KEY, TAG_VALUE);

  private Keys() {}

  /** Text that is cut, not refused, when it is too long. */
  static Field value(int longest) {
    return Field.of("value", FieldType.TEXT, "Cut to " + longest + " characters.").orElse("");
  }
}
