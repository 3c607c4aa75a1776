package io.headrace.e2e;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.standalone.Headrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code ./headrace up} runs, on backends that are running already. */
public final class RunningHeadrace implements AutoCloseable {

  private final ServiceProcess process;

  private RunningHeadrace(ServiceProcess process) {
    this.process = process;
  }

  /**
   * Starts on a free port and returns when all services are ready.
   *
   * @param name of its log
   * @param backends settings that name running backends and a namespace
   */
  public static RunningHeadrace start(String name, SettingValues backends) {
    return start(name, ServiceProcess.HEAP, backends);
  }

  /**
   * The same.
   *
   * @param heap the most it takes, as the JVM has it: {@code 256m}
   */
  public static RunningHeadrace start(String name, String heap, SettingValues backends) {
    ServiceProcess process =
        ServiceProcess.start(
            Headrace.class, name, heap, backends.with(Setting.DATA, folder(name).toString()), "up");
    process.awaitReady();
    return new RunningHeadrace(process);
  }

  private static Path folder(String name) {
    try {
      return Files.createTempDirectory(Path.of("target"), name + "-").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code MLFLOW_TRACKING_URI} is set to. */
  public URI uri() {
    return process.uri();
  }

  /** Kills it with {@code kill -9} and starts it again with the same settings. */
  void crash() throws InterruptedException {
    process.kill();
    process.restart();
    process.awaitReady();
  }

  @Override
  public void close() {
    process.close();
  }
}
