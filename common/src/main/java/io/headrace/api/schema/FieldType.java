package io.headrace.api.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the value of a field may be, with its limits. In requests the leniency of {@link
 * io.headrace.api.RequestFields} comes on top: an integer may be a decimal string there.
 */
public sealed interface FieldType
    permits FieldType.Text,
        FieldType.ExperimentId,
        FieldType.Int64,
        FieldType.Decimal,
        FieldType.Bool,
        FieldType.Anything,
        FieldType.Choice,
        FieldType.Listing,
        Shape {

  FieldType TEXT = new Text(Integer.MAX_VALUE);
  FieldType EXPERIMENT_ID = new ExperimentId();
  FieldType INTEGER = new Int64(Long.MIN_VALUE, Long.MAX_VALUE);
  FieldType DECIMAL = new Decimal();
  FieldType BOOLEAN = new Bool();
  FieldType ANYTHING = new Anything();

  /**
   * Text.
   *
   * @param longest in code points; longer text is refused
   */
  record Text(int longest) implements FieldType {
    public boolean isLimited() {
      return longest < Integer.MAX_VALUE;
    }
  }

  /** The id of an experiment: text, which requests may write as a number. */
  record ExperimentId() implements FieldType {}

  /**
   * A 64-bit integer.
   *
   * @param least the smallest that is taken
   * @param most the largest that is taken
   */
  record Int64(long least, long most) implements FieldType {}

  /** A double; {@code "NaN"} and {@code "Infinity"} are strings. */
  record Decimal() implements FieldType {}

  /** True or false. */
  record Bool() implements FieldType {}

  /** A JSON value of any type. */
  record Anything() implements FieldType {}

  /**
   * One of some words.
   *
   * @param name that of the enum
   * @param words in the order of their numbers
   */
  record Choice(String name, List<String> words) implements FieldType {
    public Choice {
      words = List.copyOf(words);
    }
  }

  /**
   * A list.
   *
   * @param most how many items are taken
   */
  record Listing(FieldType items, int most) implements FieldType {
    public boolean isLimited() {
      return most < Integer.MAX_VALUE;
    }
  }

  static FieldType text(int longest) {
    return new Text(longest);
  }

  /** An integer that is not negative. */
  static FieldType count() {
    return new Int64(0, Long.MAX_VALUE);
  }

  static FieldType integer(long least, long most) {
    return new Int64(least, most);
  }

  static FieldType listOf(FieldType items) {
    return listOf(items, Integer.MAX_VALUE);
  }

  static FieldType listOf(FieldType items, int most) {
    return new Listing(items, most);
  }

  /** A constant of an enum of ours, in small letters. */
  static <E extends Enum<E>> FieldType wordOf(Class<E> constants) {
    return new Choice(constants.getSimpleName(), words(constants));
  }

  static <E extends Enum<E>> List<String> words(Class<E> constants) {
    return Arrays.stream(constants.getEnumConstants()).map(FieldType::word).toList();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A constant of an enum. */
  static <E extends Enum<E>> FieldType oneOf(Map<Integer, E> numbered) {
    List<E> constants = List.copyOf(new TreeMap<>(numbered).values());
    return new Choice(
        constants.get(0).getDeclaringClass().getSimpleName(),
        constants.stream().map(Enum::name).toList());
  }
}
