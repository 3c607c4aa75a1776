package io.headrace.search;

import io.headrace.model.LoggedModelStatus;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An attribute that search knows.
 *
 * @param name canonical
 * @param aliases other names
 * @param kind how conditions compare it
 * @param sortsAsNumber whether rows are ordered by it as a number, or as text
 * @param listable whether {@code IN} may ask for it
 * @param canonical what rows hold for a value that a condition may write in several ways; throws
 *     {@code IllegalArgumentException}, with MLflow's text, for what is no value of it
 */
record Attribute(
    String name,
    List<String> aliases,
    Kind kind,
    boolean sortsAsNumber,
    boolean listable,
    UnaryOperator<String> canonical) {

  /** How the values of an attribute compare. */
  enum Kind {
    NUMBER,
    /** Only with whole numbers. */
    WHOLE_NUMBER,
    TEXT,
    /** One is another or is not: no patterns. */
    NAME
  }

  static Attribute text(String name, String... aliases) {
    return new Attribute(name, List.of(aliases), Kind.TEXT, false, false, UnaryOperator.identity());
  }

  static Attribute number(String name, String... aliases) {
    return new Attribute(
        name, List.of(aliases), Kind.NUMBER, true, false, UnaryOperator.identity());
  }

  static Attribute wholeNumber(String name) {
    return new Attribute(name, List.of(), Kind.WHOLE_NUMBER, true, false, UnaryOperator.identity());
  }

  static Attribute id(String name) {
    return new Attribute(name, List.of(), Kind.TEXT, false, true, UnaryOperator.identity());
  }

  /** An experiment's id, which counts up: {@code 9} comes before {@code 10}. */
  static Attribute experimentId(String name) {
    return new Attribute(name, List.of(), Kind.NAME, true, true, Attribute::canonicalId);
  }

  /** Text to conditions, a number to those who order by it. */
  static Attribute digits(String name) {
    return new Attribute(name, List.of(), Kind.TEXT, true, false, UnaryOperator.identity());
  }

  /** A logged model's status, by its short name or any other; ordered as they come to pass. */
  static Attribute status(String name) {
    return new Attribute(name, List.of(), Kind.TEXT, true, false, LoggedModelStatus::shortNameOf);
  }

  boolean isNumber() {
    return kind == Kind.NUMBER || kind == Kind.WHOLE_NUMBER;
  }

  private static String canonicalId(String id) {
    try {
      return Long.toString(Long.parseLong(id.strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Invalid experiment ID '" + Token.echo(id) + "'. Experiment ID must be a valid integer.",
          e);
    }
  }
}
