package io.headrace.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file of an SQLite database that a server has open. */
final class SqliteFile {

  private static final String CHECKPOINT =
      "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA wal_checkpoint(TRUNCATE)')";

  private final Path file;
  private final Path python;

  /**
   * @param python any that has its standard library
   */
  SqliteFile(Path file, Path python) {
    this.file = file;
    this.python = python;
  }

  Path path() {
    return file;
  }

  /** Of the file, once it holds what its write-ahead log has. */
  long bytes() throws IOException {
    Tool.run(List.of(python.toString(), "-c", CHECKPOINT, file.toString()));
    return Files.size(file);
  }
}
