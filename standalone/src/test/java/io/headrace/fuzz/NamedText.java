package io.headrace.fuzz;

import java.util.Map;
import java.util.stream.Stream;

/** A text that may be megabytes long, shown by what it is. */
record NamedText(String name, String text) {

  /** Those that a map names. */
  static Stream<NamedText> of(Map<String, String> texts) {
    return texts.entrySet().stream().map(text -> new NamedText(text.getKey(), text.getValue()));
  }

  @Override
  public String toString() {
    return name;
  }
}
