package io.headrace.artifact;

import io.headrace.objects.Removed;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;

/** Deletes a folder and all in it. Follows no link: of those only the link itself goes. */
final class FolderDeletion extends SimpleFileVisitor<Path> {

  private final Consumer<Removed> removed;

  /**
   * @param removed told of each file
   */
  FolderDeletion(Consumer<Removed> removed) {
    this.removed = removed;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.deleteIfExists(file);
    removed.accept(new Removed(1, attributes.size()));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
    if (failure != null) {
      throw failure;
    }
    Files.deleteIfExists(folder);
    return FileVisitResult.CONTINUE;
  }
}
