package io.headrace.standalone.backend;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A MinIO of a test's own, which can be killed and started again. It keeps objects as MinIO does on
 * several disks, in pieces with checksums, not as plain files.
 */
public final class MinioServer implements AutoCloseable {

  private static final String ACCESS_KEY = "headrace";
  private static final String SECRET_KEY = "headrace-secret";

  /** The fewest that it spreads objects over. */
  private static final int DISKS = 4;

  private final Path executable;
  private final Path folder;
  private final int port;
  private Process process;

  private MinioServer(Path executable, Path folder, int port) {
    this.executable = executable;
    this.folder = folder;
    this.port = port;
  }

  /** Starts one that may take a moment to answer, with an empty folder below {@code target}. */
  public static MinioServer start() {
    Path executable = executable();
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "minio-").toAbsolutePath();
      int port = new PortBook(folder.resolve("ports.properties")).port("minio");
      MinioServer server = new MinioServer(executable, folder, port);
      server.restart();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When there is none the test fails in CI, and is skipped elsewhere. */
  private static Path executable() {
    String named = System.getenv("TEST_MINIO");
    Path built = Path.of("..", "target", "cache", "minio");
    Path minio = (named == null ? built : Path.of(named)).toAbsolutePath().normalize();
    if (Files.isExecutable(minio)) {
      return minio;
    }
    String missing =
        "No MinIO at " + minio + "; `./headrace test` builds it, or TEST_MINIO names one.";
    return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
  }

  /** Starts it on the port and with the objects that it had. */
  public void restart() {
    List<String> command =
        new ArrayList<>(List.of(executable.toString(), "server", "--address", "127.0.0.1:" + port));
    IntStream.range(0, DISKS)
        .forEach(disk -> command.add(folder.resolve("disk" + disk).toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("minio.log").toFile()));
    builder
        .environment()
        .putAll(
            Map.of(
                "MINIO_ROOT_USER",
                ACCESS_KEY,
                "MINIO_ROOT_PASSWORD",
                SECRET_KEY,
                "MINIO_BROWSER",
                "off",
                "MINIO_UPDATE",
                "off",
                // Folders of the system's own disk will do.
                "MINIO_CI_CD",
                "on",
                // For configuration that it would otherwise look for and keep at home.
                "HOME",
                folder.toString()));
    try {
      for (int disk = 0; disk < DISKS; disk++) {
        Files.createDirectories(folder.resolve("disk" + disk));
      }
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Whatever becomes of the test, nothing is left running.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-minio"));
  }

  /** {@code values}, pointing at this server. */
  public SettingValues locate(SettingValues values) {
    return values
        .with(Setting.S3_ENDPOINT, "http://127.0.0.1:" + port)
        .with(Setting.S3_ACCESS_KEY, ACCESS_KEY)
        .with(Setting.S3_SECRET_KEY, SECRET_KEY);
  }

  /** What {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Kills it and removes its objects; its log stays. */
  @Override
  public void close() {
    try {
      kill();
      for (int disk = 0; disk < DISKS; disk++) {
        try (Stream<Path> files = Files.walk(folder.resolve("disk" + disk))) {
          files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
