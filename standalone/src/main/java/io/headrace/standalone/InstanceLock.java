package io.headrace.standalone;

import io.headrace.standalone.backend.BackendProcesses;
import io.headrace.standalone.backend.DataFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A data folder, taken by one process until that closes it or ends in whatever way. Must be kept
 * reachable: a channel that is collected as garbage lets go of its lock.
 */
final class InstanceLock implements AutoCloseable {

  /** Less than this, and Cassandra and Kafka would stop in the middle of their start. */
  private static final long LEAST_FREE_MIB = 300;

  /** Whoever looks whether the folder is taken has its lock for that moment. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration AGAIN = Duration.ofMillis(20);

  private final FileChannel channel;

  private InstanceLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made if need be. Waits for backends that a killed instance has left
   * behind: they are on their way out.
   *
   * @throws Refusal when it cannot be written, its disk is full, or another instance has it
   */
  static InstanceLock take(DataFolder data) {
    return take(data, LOOK);
  }

  static InstanceLock take(DataFolder data, Duration patience) {
    try {
      data.create();
      requireSpace(data);
      FileChannel channel =
          FileChannel.open(file(data), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(channel, patience)) {
        channel.close();
        throw inUse(data);
      }
      new BackendProcesses(data).awaitEnd();
      return new InstanceLock(channel);
    } catch (IOException e) {
      throw Refusal.notWritable(data.root(), e);
    }
  }

  private static Refusal inUse(DataFolder data) throws IOException {
    String who =
        Instance.of(data)
            .map(
                holder ->
                    holder.url().isEmpty()
                        ? ", process " + holder.pid()
                        : " at %s; `./headrace down --data '%s'` stops it"
                            .formatted(holder.url(), data.root()))
            .orElse("");
    return new Refusal(
        "The data folder "
            + data.root()
            + " is in use by another instance of Headrace"
            + who
            + ".");
  }

  private static boolean lock(FileChannel channel, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (tryLock(channel) == null) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      LockSupport.parkNanos(AGAIN.toNanos());
    }
    return true;
  }

  /** The lock; {@code null} when another process, or this one, has it. */
  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void requireSpace(DataFolder data) throws IOException {
    long free = Files.getFileStore(data.root()).getUsableSpace() >> 20;
    if (free < LEAST_FREE_MIB) {
      throw new Refusal(
          "The disk of the data folder %s is full: %d MiB are free, %d are needed."
              .formatted(data.root(), free, LEAST_FREE_MIB));
    }
  }

  static boolean isHeld(DataFolder data) throws IOException {
    if (!Files.exists(file(data))) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file(data), StandardOpenOption.WRITE);
        FileLock free = tryLock(channel)) {
      return free == null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static Path file(DataFolder data) {
    return data.configuration("headrace.lock");
  }
}
