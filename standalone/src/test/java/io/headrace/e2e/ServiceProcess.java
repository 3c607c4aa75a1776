package io.headrace.e2e;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of ours in a JVM of its own, which can be stopped, killed and started again. */
final class ServiceProcess implements AutoCloseable {

  /** Enough for what most tests do. */
  static final String HEAP = "256m";

  private static final Duration START = Duration.ofSeconds(90);
  private static final long STOP_SECONDS = 45;
  private static final Path LOGS = Path.of("target", "e2e-logs");

  private final Class<?> main;
  private final String name;
  private final String heap;
  private final SettingValues values;
  private final List<String> arguments;
  private Process process;

  private ServiceProcess(
      Class<?> main, String name, String heap, SettingValues values, List<String> arguments) {
    this.main = main;
    this.name = name;
    this.heap = heap;
    this.values = values;
    this.arguments = arguments;
  }

  /**
   * Starts the program on a free port; {@link #awaitReady} waits for it.
   *
   * @param name of its log below {@code target/e2e-logs}
   */
  static ServiceProcess start(
      Class<?> main, String name, SettingValues values, String... arguments) {
    return start(main, name, HEAP, values, arguments);
  }

  /**
   * The same.
   *
   * @param heap the most it takes, as the JVM has it: {@code 256m}
   */
  static ServiceProcess start(
      Class<?> main, String name, String heap, SettingValues values, String... arguments) {
    SettingValues located = values.with(Setting.PORT, Integer.toString(freePort()));
    ServiceProcess service = new ServiceProcess(main, name, heap, located, List.of(arguments));
    service.restart();
    return service;
  }

  /** Starts the program, with the same settings and port as before. */
  void restart() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What an endpoint reads of a request must be documented.
                "-ea:io.headrace...",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    for (Setting setting : Setting.values()) {
      environment.remove(setting.variable());
      if (values.isSet(setting)) {
        environment.put(setting.variable(), values.text(setting));
      }
    }
    try {
      Files.createDirectories(LOGS);
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Whatever becomes of the test, nothing is left running.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-" + name));
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + values.text(Setting.PORT));
  }

  RawClient client() {
    return new RawClient(uri());
  }

  /** Waits until {@code /ready} says so. */
  void awaitReady() {
    RawClient client = client();
    Await.until(
        name + " is ready (its log: " + log().toAbsolutePath() + ")", START, () -> ready(client));
  }

  private boolean ready(RawClient client) {
    if (!process.isAlive()) {
      throw new AssertionError(
          name + " ended with status " + process.exitValue() + "; " + log().toAbsolutePath());
    }
    try {
      return client.send("GET", "/ready", null, null).ok();
    } catch (IOException e) {
      return false;
    }
  }

  /** What {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What an operator's {@code kill} does; returns when the program has ended. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(name + " did not stop within " + STOP_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Path log() {
    return LOGS.resolve(name + ".log");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
