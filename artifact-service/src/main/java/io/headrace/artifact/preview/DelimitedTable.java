package io.headrace.artifact.preview;

import io.headrace.api.Limits;
import io.headrace.artifact.preview.Preview.OfTable;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of text with commas or tabs between the cells (RFC 4180), whose first row has the names
 * of the columns. Of a file that goes on the last row read may be half a row, and is not shown.
 */
final class DelimitedTable {

  private static final char[] DELIMITERS = {',', ';', '\t'};

  private DelimitedTable() {}

  /** A file that is called CSV; some have other delimiters all the same. */
  static OfTable csv(String text, boolean cut, int rows) {
    return read("csv", delimiter(text), text, cut, rows);
  }

  static OfTable tsv(String text, boolean cut, int rows) {
    return read("tsv", '\t', text, cut, rows);
  }

  /** That which the first line has most of, a comma unless it has another more often. */
  private static char delimiter(String text) {
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    char best = DELIMITERS[0];
    long most = 0;
    for (char candidate : DELIMITERS) {
      long count = line.chars().filter(each -> each == candidate).count();
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  private static OfTable read(String format, char delimiter, String text, boolean cut, int rows) {
    CSVFormat csv =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();
    TableCells cells = new TableCells(rows);
    List<String> header = List.of();
    long count = 0;
    boolean broken = false;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), csv)) {
      Iterator<CSVRecord> records = parser.iterator();
      header = next(records, cut).map(CSVRecord::toList).orElse(header);
      for (Optional<CSVRecord> row = next(records, cut);
          row.isPresent();
          row = next(records, cut)) {
        count++;
        if (!cells.isFull()) {
          cells.add(values(row.get()));
        } else if (cut) {
          break;
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      broken = true;
    }
    return new OfTable(
        format,
        header.stream()
            .limit(Limits.COLUMNS_PER_PREVIEW)
            .map(name -> new OfTable.Column(TableCells.text(name), Optional.empty()))
            .toList(),
        header.size(),
        cells.rows(),
        cut || broken ? Optional.empty() : Optional.of(count),
        cut || broken || cells.size() < count || header.size() > Limits.COLUMNS_PER_PREVIEW,
        note(header, cut, broken));
  }

  private static Optional<String> note(List<String> header, boolean cut, boolean broken) {
    if (broken) {
      return Optional.of("Its quotes are not those of a table from here on.");
    }
    return header.isEmpty() && cut
        ? Optional.of("Its first row is longer than what is read of it.")
        : Optional.empty();
  }

  /** The next record; not the last one that there is of a file that goes on. */
  private static Optional<CSVRecord> next(Iterator<CSVRecord> records, boolean cut) {
    if (!records.hasNext()) {
      return Optional.empty();
    }
    CSVRecord record = records.next();
    return cut && !records.hasNext() ? Optional.empty() : Optional.of(record);
  }

  private static List<Object> values(CSVRecord record) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < Math.min(record.size(), Limits.COLUMNS_PER_PREVIEW); i++) {
      values.add(TableCells.text(record.get(i)));
    }
    return values;
  }
}
