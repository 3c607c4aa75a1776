package io.headrace.standalone.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an installation with embedded backends keeps everything: data, configuration, logs. */
public record DataFolder(Path root) {

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  Path of(Backend backend) {
    return root.resolve(backend.name());
  }

  /** Held by the child JVM of a backend as long as it lives. */
  Path lock(Backend backend) {
    return configuration(backend.name() + ".lock");
  }

  Path configuration(String file) {
    return root.resolve("conf").resolve(file);
  }

  public Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  public void create() throws IOException {
    Files.createDirectories(root.resolve("conf"));
    Files.createDirectories(root.resolve("logs"));
  }
}
