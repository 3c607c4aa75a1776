package io.headrace.standalone.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an installation keeps everything: data of the embedded backends, configuration, logs. */
public record DataFolder(Path root) {

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  public void create() throws IOException {
    Files.createDirectories(configuration());
    Files.createDirectories(root.resolve("logs"));
  }

  Path of(Backend backend) {
    return root.resolve(backend.name());
  }

  /** Held by a backend's JVM as long as it lives. Its text is the process id. */
  Path lock(String backend) {
    return configuration().resolve(backend + ".lock");
  }

  Path ports() {
    return configuration().resolve("ports.properties");
  }

  public Path configuration(String file) {
    return configuration().resolve(file);
  }

  private Path configuration() {
    return root.resolve("conf");
  }

  public Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }
}
