package io.headrace.standalone;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.standalone.backend.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code backends.env} in the data folder: the settings that point services at the backends, a
 * {@code HEADRACE_…=…} line each. There as long as the backends are.
 */
record BackendsFile(Path path) implements AutoCloseable {

  private static final List<Setting> SETTINGS =
      List.of(
          Setting.KAFKA_BOOTSTRAP_SERVERS,
          Setting.CASSANDRA_CONTACT_POINTS,
          Setting.CASSANDRA_DATACENTER,
          Setting.S3_ENDPOINT,
          Setting.S3_ACCESS_KEY,
          Setting.S3_SECRET_KEY);

  /** Written whole or not at all. */
  static BackendsFile write(DataFolder data, SettingValues values) throws IOException {
    String lines =
        SETTINGS.stream()
            .map(setting -> setting.variable() + "=" + values.text(setting) + "\n")
            .collect(Collectors.joining());
    Path path = data.root().resolve("backends.env");
    Path written = data.root().resolve("backends.env.new");
    Files.writeString(written, lines);
    Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new BackendsFile(path);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
