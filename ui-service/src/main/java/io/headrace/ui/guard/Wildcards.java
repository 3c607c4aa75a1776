package io.headrace.ui.guard;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names in which {@code *} stands for any text; upper and lower case are one. */
final class Wildcards {

  private static final String ANYTHING = "*";

  private final List<Pattern> patterns;
  private final boolean everything;

  Wildcards(Collection<String> names) {
    this.patterns = names.stream().map(Wildcards::pattern).toList();
    this.everything = names.contains(ANYTHING);
  }

  private static Pattern pattern(String name) {
    String expression =
        Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
  }

  boolean match(String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
  }

  /** Whether one of the names is {@code *} alone. */
  boolean matchEverything() {
    return everything;
  }
}
