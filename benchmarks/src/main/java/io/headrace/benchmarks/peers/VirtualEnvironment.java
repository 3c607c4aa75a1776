package io.headrace.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Python virtual environment with packages from PyPI, made when it is first needed and kept in a
 * folder of the build.
 */
final class VirtualEnvironment {

  private final Path folder;
  private final List<String> packages;

  /**
   * @param packages each with its version: {@code mlflow==3.17.2}
   */
  VirtualEnvironment(Path folder, List<String> packages) {
    this.folder = folder;
    this.packages = packages;
  }

  /** Makes it, unless it is there with these packages. */
  void make() throws IOException {
    Path made = folder.resolve("packages");
    String wanted = String.join("\n", packages);
    if (Files.exists(made) && Files.readString(made).equals(wanted)) {
      return;
    }
    if (!Tool.isThere("python3")) {
      throw new IOException("there is no python3 on the PATH");
    }
    Files.createDirectories(folder.getParent());
    Files.deleteIfExists(made);
    Tool.run(List.of("python3", "-m", "venv", "--clear", folder.toString()));
    List<String> install = new ArrayList<>(List.of(program("pip").toString()));
    install.addAll(List.of("--quiet", "--disable-pip-version-check", "install"));
    install.addAll(packages);
    Tool.run(install);
    Files.writeString(made, wanted);
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }
}
