package io.headrace.store;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One step of the schema's history: a resource {@code migrations/NNNN-title.cql}. Its statements
 * end with a semicolon at the end of a line, {@code --} starts a comment line, and each may run
 * again after a crash ({@code IF NOT EXISTS}).
 *
 * @param version its place in the order, from 1 without gaps
 */
record Migration(int version, String title, List<String> statements) {

  /** Every migration there is, in order. One that was released is never edited, only followed. */
  static final List<String> FILES =
      List.of(
          "0001-experiments-and-logged-models.cql",
          "0002-runs.cql",
          "0003-deleted-logged-models.cql",
          "0004-deletion-for-good.cql",
          "0005-chunks.cql");

  private static final Pattern END_OF_STATEMENT = Pattern.compile(";[ \\t]*(\\n|\\z)");

  static List<Migration> all() {
    return FILES.stream().map(Migration::read).toList();
  }

  private static Migration read(String file) {
    try (InputStream in = Migration.class.getResourceAsStream("migrations/" + file)) {
      if (in == null) {
        throw new IOException("no such resource");
      }
      return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new HeadraceException(
          ErrorCode.INTERNAL_ERROR, "The migration " + file + " cannot be read", e);
    }
  }

  static Migration parse(String file, String cql) {
    int dash = file.indexOf('-');
    String withoutComments = cql.replaceAll("(?m)^\\s*--.*$", "");
    return new Migration(
        Integer.parseInt(file.substring(0, dash)),
        file.substring(dash + 1, file.length() - ".cql".length()),
        Stream.of(END_OF_STATEMENT.split(withoutComments))
            .map(String::strip)
            .filter(statement -> !statement.isEmpty())
            .toList());
  }
}
