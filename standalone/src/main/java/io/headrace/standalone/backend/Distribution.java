package io.headrace.standalone.backend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder that the build assembles: {@code lib/} with the jars of our services, {@code
 * backends/<name>/} with those of each embedded backend.
 */
public record Distribution(Path home) {

  /** The distribution that this class was loaded from, be it packaged or still in the build. */
  public static Distribution current() {
    Path code = codeSource();
    return new Distribution(
        Files.isDirectory(code) ? code.resolveSibling("headrace") : code.getParent().getParent());
  }

  /** Every jar of a backend, and ours that holds {@link ChildMain}, as a class path. */
  String classPath(String backend) {
    try (Stream<Path> jars = Files.list(home.resolve("backends").resolve(backend))) {
      return Stream.concat(Stream.of(codeSource()), jars.sorted())
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one jar of a backend whose file name starts so. */
  Path jar(String backend, String prefix) {
    try (Stream<Path> jars = Files.list(home.resolve("backends").resolve(backend))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No " + prefix + " in " + home));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path codeSource() {
    try {
      return Path.of(ChildMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
