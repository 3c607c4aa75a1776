package io.headrace.benchmarks.peers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server process with those that it started, its output in a file. */
final class ServerProcess {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final long PAUSE_MILLIS = 200;
  private static final int LOG_END = 800;

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ServerProcess start(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new ServerProcess(builder.redirectOutput(log.toFile()).start(), log);
  }

  /** What has to hold for the server to be up. */
  @FunctionalInterface
  interface Probe {
    boolean holds() throws IOException;
  }

  /** Waits until the URL is answered with 200. */
  void awaitAnswer(String url) throws IOException {
    await(() -> answers(url));
  }

  /** Waits until the probe holds; else stops it and throws, with the end of its output. */
  void await(Probe probe) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean up = false;
    try {
      while (!probe.holds()) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException("it did not start; the end of its output: " + endOfLog());
        }
        pause();
      }
      up = true;
    } finally {
      if (!up) {
        stop();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean answers(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    try {
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    } finally {
      connection.disconnect();
    }
  }

  private String endOfLog() throws IOException {
    String text = Files.readString(log);
    return text.substring(Math.max(0, text.length() - LOG_END)).strip();
  }

  long pid() {
    return process.pid();
  }

  /** Asks it to end, and ends what does not by itself. */
  void stop() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    try {
      process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
