package io.headrace.standalone;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.standalone.backend.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code backends.env} in the data folder: the settings that point services at the backends, and
 * programs that work beside {@code up} at what it keeps in them; a {@code HEADRACE_…=…} line each.
 * There as long as the backends are. Only its owner may read it: it has the S3 store's secret key.
 */
record BackendsFile(Path path) implements AutoCloseable {

  private static final String NAME = "backends.env";

  private static final FileAttribute<?> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final List<Setting> SETTINGS =
      List.of(
          Setting.KAFKA_BOOTSTRAP_SERVERS,
          Setting.CASSANDRA_CONTACT_POINTS,
          Setting.CASSANDRA_DATACENTER,
          Setting.S3_ENDPOINT,
          Setting.S3_ACCESS_KEY,
          Setting.S3_SECRET_KEY);

  /** What else tells one installation from another on the same backends. */
  private static final List<Setting> INSTALLATION =
      List.of(
          Setting.NAMESPACE,
          Setting.KAFKA_PARTITIONS,
          Setting.KAFKA_REPLICATION,
          Setting.CASSANDRA_REPLICATION,
          Setting.S3_BUCKET,
          Setting.DEFAULT_ARTIFACT_ROOT,
          Setting.ARTIFACT_FILE_ROOTS);

  /** Points at the backends alone. Written whole or not at all. */
  static BackendsFile write(DataFolder data, SettingValues values) throws IOException {
    return write(data, values, SETTINGS.stream());
  }

  /** Points at an installation on them. Written whole or not at all. */
  static BackendsFile writeInstallation(DataFolder data, SettingValues values) throws IOException {
    return write(
        data,
        values,
        Stream.concat(SETTINGS.stream(), INSTALLATION.stream().filter(values::isSet)));
  }

  private static BackendsFile write(DataFolder data, SettingValues values, Stream<Setting> settings)
      throws IOException {
    String lines =
        settings
            .map(setting -> setting.variable() + "=" + values.text(setting) + "\n")
            .collect(Collectors.joining());
    Path path = data.root().resolve(NAME);
    Path written = data.root().resolve(NAME + ".new");
    createForOwnerAlone(written);
    Files.writeString(written, lines);
    Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new BackendsFile(path);
  }

  /** Makes an empty file; its mode comes with it, as who opens it before could read on. */
  private static void createForOwnerAlone(Path path) throws IOException {
    Files.deleteIfExists(path);
    if (Files.getFileStore(path.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(path, OWNER_ALONE);
    } else {
      Files.createFile(path);
    }
  }

  /** The file of what runs on a data folder; empty until its backends can work. */
  static Optional<BackendsFile> in(DataFolder data) {
    Path path = data.root().resolve(NAME);
    return Files.exists(path) ? Optional.of(new BackendsFile(path)) : Optional.empty();
  }

  /** What is set, and for the rest what the file says. */
  SettingValues under(SettingValues set) throws IOException {
    List<String> lines = Files.readAllLines(path);
    SettingValues values = set;
    for (Setting setting : Setting.values()) {
      String begin = setting.variable() + "=";
      for (String line : lines) {
        if (line.startsWith(begin) && !set.isSet(setting)) {
          values = values.with(setting, line.substring(begin.length()));
        }
      }
    }
    return values;
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
