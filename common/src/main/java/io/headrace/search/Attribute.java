package io.headrace.search;

import java.util.List;

/**
 * An attribute that search knows.
 *
 * @param name canonical
 * @param aliases other names
 * @param number whether conditions compare it as a number, or as text
 * @param sortsAsNumber whether rows are ordered by it as a number, or as text
 * @param listable whether {@code IN} may ask for it
 * @param prefix what may stand in front of its values and means nothing
 */
record Attribute(
    String name,
    List<String> aliases,
    boolean number,
    boolean sortsAsNumber,
    boolean listable,
    String prefix) {

  static Attribute text(String name, String... aliases) {
    return new Attribute(name, List.of(aliases), false, false, false, "");
  }

  static Attribute number(String name, String... aliases) {
    return new Attribute(name, List.of(aliases), true, true, false, "");
  }

  static Attribute id(String name) {
    return new Attribute(name, List.of(), false, false, true, "");
  }

  /** An id that counts up: {@code 9} comes before {@code 10}. */
  static Attribute countingId(String name) {
    return new Attribute(name, List.of(), false, true, true, "");
  }

  static Attribute prefixed(String name, String prefix) {
    return new Attribute(name, List.of(), false, false, false, prefix);
  }

  /** A value as rows hold it. */
  String canonical(String value) {
    return value.startsWith(prefix) ? value.substring(prefix.length()) : value;
  }
}
