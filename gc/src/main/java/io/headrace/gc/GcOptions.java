package io.headrace.gc;

import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to be deleted for good: all that is in the bin, or what is named of it.
 *
 * @param olderThan how long it must have been in the bin
 * @param runIds named runs; with any names, nothing is deleted but what is named
 * @param experimentIds named experiments, which go with all their runs and models
 * @param modelIds named logged models
 * @param dryRun whether to say only what would be deleted
 */
public record GcOptions(
    Age olderThan,
    Set<String> runIds,
    Set<String> experimentIds,
    Set<String> modelIds,
    boolean dryRun) {

  /** The options, each with its meaning. */
  public static final Map<String, String> MEANINGS = meanings();

  private static final String DRY_RUN = "--dry-run";

  /** What the command was given: options of its own, and the rest. */
  public record Given(GcOptions options, List<String> rest) {}

  private static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put("--older-than", "Only what has been in the bin for so long: 30d, 1d2h3m4s. [0s]");
    meanings.put("--run-ids", "Runs, comma-separated; nothing else is deleted.");
    meanings.put(
        "--experiment-ids",
        "Experiments, comma-separated, with all their runs and logged models; nothing else is"
            + " deleted.");
    meanings.put("--logged-model-ids", "Logged models, comma-separated; nothing else is deleted.");
    meanings.put(DRY_RUN, "Say what would be deleted, and delete nothing.");
    return meanings;
  }

  /**
   * Takes the options from among other arguments, in both forms: {@code --older-than 30d} and
   * {@code --older-than=30d}.
   *
   * @throws HeadraceException for an option without a value, with one that it does not take, or
   *     with one that cannot be; {@code --run-ids --dry-run}, as a script with an empty variable
   *     has it, must not come to runs of that name and no dry run
   */
  public static Given take(List<String> arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    Iterator<String> left = arguments.iterator();
    while (left.hasNext()) {
      String argument = left.next();
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!MEANINGS.containsKey(name)) {
        rest.add(argument);
      } else if (name.equals(DRY_RUN)) {
        if (equals >= 0) {
          throw HeadraceException.invalid(DRY_RUN + " takes no value; leave it out to delete.");
        }
        values.put(name, "");
      } else {
        values.put(
            name, value(name, equals < 0 ? next(name, left) : argument.substring(equals + 1)));
      }
    }
    return new Given(of(values), List.copyOf(rest));
  }

  private static String next(String name, Iterator<String> left) {
    if (!left.hasNext()) {
      throw HeadraceException.invalid(name + " needs a value.");
    }
    return left.next();
  }

  private static String value(String name, String value) {
    if (value.startsWith("--")) {
      throw HeadraceException.invalid(
          name + " needs a value, and " + value + " looks like the next flag.");
    }
    return value;
  }

  private static GcOptions of(Map<String, String> values) {
    return new GcOptions(
        values.containsKey("--older-than") ? Age.parse(values.get("--older-than")) : Age.NONE,
        ids(values, "--run-ids"),
        ids(values, "--experiment-ids"),
        ids(values, "--logged-model-ids"),
        values.containsKey(DRY_RUN));
  }

  private static Set<String> ids(Map<String, String> values, String name) {
    Set<String> ids = new TreeSet<>();
    if (values.containsKey(name)) {
      for (String id : values.get(name).split(",", -1)) {
        if (!id.isBlank()) {
          ids.add(id.trim());
        }
      }
      if (ids.isEmpty()) {
        // An empty list, of a script maybe, must not come to "everything".
        throw HeadraceException.invalid(name + " names none.");
      }
    }
    return ids;
  }

  /** Whether something is named, so that nothing else is deleted. */
  boolean namesSome() {
    return !(runIds.isEmpty() && experimentIds.isEmpty() && modelIds.isEmpty());
  }
}
