package io.headrace.query.run;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.headrace.api.Decimals;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs as CSV (RFC 4180) in UTF-8, with a line of names first. What a run lacks is nothing between
 * two commas, an empty text two quotes. Times are ISO 8601 in UTC, to the millisecond.
 *
 * <p><b>Formulas.</b> Whoever logs a param writes into the spreadsheet of whoever opens the file,
 * and spreadsheets compute what begins like a formula, in quotes or not. Such texts have an
 * apostrophe in front, as OWASP advises (CSV injection). Numbers have not, as there is nothing to
 * compute in {@code -0.5} and programs read params as numbers. What must be exact to the last
 * character is for Parquet.
 */
final class RunsCsv implements RunFile {

  /** With what formulas begin, also behind what programs skip or take for the same. */
  private static final String FORMULA_BEGINS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  /** What stands in quotes, as it would end a cell. */
  private static final String QUOTED = ",\"\r\n";

  private static final String LINE_END = "\r\n";

  private static final boolean FAST_AND_SHORTEST = true;

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final List<ExportColumn> columns;
  private Buffer written = Buffer.buffer();

  RunsCsv(List<ExportColumn> columns) {
    this.columns = columns;
    // None begins like a formula: before each key there is what it is a key of.
    addLine(columns.stream().map(column -> quoted(column.name())));
  }

  @Override
  public void write(List<Object> run) {
    addLine(IntStream.range(0, columns.size()).mapToObj(i -> cell(columns.get(i), run.get(i))));
  }

  private void addLine(Stream<String> cells) {
    written.appendString(cells.collect(Collectors.joining(",", "", LINE_END)));
  }

  private static String cell(ExportColumn column, Object value) {
    if (value == null) {
      return "";
    }
    return switch (column.kind()) {
      case TEXT -> quoted(harmless((String) value));
      case DECIMAL -> NumberOutput.toString((Double) value, FAST_AND_SHORTEST);
      case TIME -> TIME.format(Instant.ofEpochMilli((Long) value));
      case DURATION -> value.toString();
    };
  }

  private static String harmless(String text) {
    boolean isFormula =
        !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 && !isNumber(text);
    return isFormula ? "'" + text : text;
  }

  private static boolean isNumber(String text) {
    try {
      Decimals.parse(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String quoted(String text) {
    boolean isPlain = !text.isEmpty() && text.chars().noneMatch(c -> QUOTED.indexOf(c) >= 0);
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void end() {
    // Nothing comes behind the last run.
  }

  @Override
  public int size() {
    return written.length();
  }

  @Override
  public Buffer take() {
    Buffer taken = written;
    written = Buffer.buffer();
    return taken;
  }
}
