package io.headrace.artifact;

import io.headrace.objects.Removed;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;

/**
 * Deletes a folder and all in it, or as much of it as may go at a time. Follows no link: of those
 * only the link itself goes. What another one deletes meanwhile is not missed.
 */
final class FolderDeletion extends SimpleFileVisitor<Path> {

  private final int most;
  private final Consumer<Removed> removed;
  private int deleted;

  /**
   * @param most how many files and folders may go; then it breaks off
   * @param removed told of each file
   */
  FolderDeletion(int most, Consumer<Removed> removed) {
    this.most = most;
    this.removed = removed;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.deleteIfExists(file);
    removed.accept(new Removed(1, attributes.size()));
    return oneMore();
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
    if (failure != null) {
      throw failure;
    }
    Files.deleteIfExists(folder);
    return oneMore();
  }

  private FileVisitResult oneMore() {
    deleted++;
    return isBrokenOff() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  /** Whether it has broken off, so that there may be more. */
  boolean isBrokenOff() {
    return deleted >= most;
  }
}
