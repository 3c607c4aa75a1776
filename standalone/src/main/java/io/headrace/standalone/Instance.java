package io.headrace.standalone;

import io.headrace.standalone.backend.DataFolder;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * The process that runs on a data folder, as it describes itself there.
 *
 * @param command {@code up} or {@code backends}
 * @param url where it answers, empty until it does
 */
record Instance(long pid, String command, String url) {

  static Instance starting(String command) {
    return new Instance(ProcessHandle.current().pid(), command, "");
  }

  Instance answeringAt(String where) {
    return new Instance(pid, command, where);
  }

  /** What the folder's holder wrote; empty when no process holds the folder. */
  static Optional<Instance> of(DataFolder data) throws IOException {
    Path file = file(data);
    if (!InstanceLock.isHeld(data) || !Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return Optional.of(
        new Instance(
            Long.parseLong(properties.getProperty("pid")),
            properties.getProperty("command"),
            properties.getProperty("url")));
  }

  /** Written whole or not at all. */
  void write(DataFolder data) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("pid", Long.toString(pid));
    properties.setProperty("command", command);
    properties.setProperty("url", url);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Path written = data.configuration("instance.properties.new");
    Files.writeString(written, text.toString());
    Files.move(
        written, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path file(DataFolder data) {
    return data.configuration("instance.properties");
  }
}
