package io.headrace.standalone.backend;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The backends of a data folder as another process sees them: by the locks that they hold. */
public record BackendProcesses(DataFolder data) {

  private static final List<String> NAMES = List.of("kafka", "cassandra", "s3");

  /** A backend's JVM that lives. */
  public record Running(String name, String pid, int port) {}

  public List<Running> running() throws IOException {
    PortBook ports = new PortBook(data.ports());
    List<Running> running = new ArrayList<>();
    for (String name : NAMES) {
      if (isHeld(data.lock(name))) {
        running.add(new Running(name, Files.readString(data.lock(name)), ports.remembered(name)));
      }
    }
    return running;
  }

  /** Waits until the backends of a start that was killed have ended too. */
  public void awaitEnd() throws IOException {
    for (String name : NAMES) {
      Optional<FileChannel> lock = open(data.lock(name));
      if (lock.isPresent()) {
        try (FileChannel channel = lock.get()) {
          channel.lock();
        }
      }
    }
  }

  private static boolean isHeld(Path file) throws IOException {
    Optional<FileChannel> lock = open(file);
    if (lock.isEmpty()) {
      return false;
    }
    try (FileChannel channel = lock.get();
        FileLock free = channel.tryLock()) {
      return free == null;
    }
  }

  private static Optional<FileChannel> open(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(FileChannel.open(file, StandardOpenOption.WRITE))
        : Optional.empty();
  }
}
