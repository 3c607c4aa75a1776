package io.headrace.search;

import io.headrace.error.HeadraceException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that is made of a metric, or a time, of all rows of a group; NaN and missing ones are
 * left out.
 *
 * @param written as the client wrote it: {@code mean(metrics.loss)}
 */
public record Aggregate(Function function, Identifier of, String written) {

  /** What the number is. */
  public enum Function {
    MIN,
    MAX,
    MEAN,
    /** That of the row which comes first when nobody orders them: of runs, the last started. */
    LAST,
    /** How many rows have one, NaN not among them; 0 if none has. */
    COUNT
  }

  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\s*(min|max|mean|last|count)\\s*\\((.*)\\)\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * Parses {@code mean(metrics.loss)}.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE}
   */
  public static Aggregate parse(String text, SearchSchema schema) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      throw HeadraceException.invalid(
          "Invalid aggregate '"
              + Token.echo(text)
              + "'. It must be min, max, mean, last or count of a metric, such as"
              + " mean(metrics.loss).");
    }
    Identifier of = IdentifierList.parse("aggregate", matcher.group(2), schema);
    if (!schema.isNumber(of)) {
      throw HeadraceException.invalid(
          "Invalid aggregate '"
              + Token.echo(text)
              + "'. Only metrics, times and the duration are numbers.");
    }
    return new Aggregate(Function.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), of, text);
  }

  ColumnKey column() {
    return new ColumnKey(
        of, of.entity() == Entity.METRIC ? ColumnKey.Kind.DECIMAL : ColumnKey.Kind.INTEGER);
  }
}
