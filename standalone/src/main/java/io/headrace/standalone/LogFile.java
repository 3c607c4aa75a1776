package io.headrace.standalone;

import io.headrace.config.LogFormat;
import io.headrace.standalone.backend.DataFolder;

/**
 * Where the log lines of this JVM go: a file, and to the terminal only what a person may act on.
 */
final class LogFile {

  private LogFile() {}

  /** Must be called before anything has made a logger. */
  static void use(DataFolder data, LogFormat format) {
    System.setProperty("headrace.log", data.log("headrace").toString());
    System.setProperty("headrace.log.format", format.word());
    System.setProperty("logback.configurationFile", "logback-standalone.xml");
  }
}
