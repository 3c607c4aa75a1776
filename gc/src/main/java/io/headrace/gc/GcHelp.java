package io.headrace.gc;

import java.util.stream.Collectors;

/** What {@code gc --help} says of gc itself, however it is called. */
public final class GcHelp {

  private static final String FIRST =
      """
      Deletes for good what is in the bin: deleted runs, logged models and experiments, artifacts included.
      Without --older-than it takes the whole bin at once (the default is 0s); --dry-run lists what would go.
      The stack must be running, as what records the log decides on each run.
      Ends with 0 when all is gone that was to go, else with 1, also when something named is not there.

      Flags:
      """;

  private GcHelp() {}

  /** Lines of text, with a line break behind the last. */
  public static String text() {
    return GcOptions.MEANINGS.entrySet().stream()
        .map(option -> "  %-27s %s%n".formatted(option.getKey(), option.getValue()))
        .collect(Collectors.joining("", FIRST, ""));
  }
}
