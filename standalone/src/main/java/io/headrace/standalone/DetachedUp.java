package io.headrace.standalone;

import io.headrace.api.OperatorPath;
import io.headrace.standalone.backend.DataFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code up --detach}: starts {@code up} as a process that outlives this one and the terminal. */
final class DetachedUp {

  private static final long POLL_MILLIS = 100;
  private static final int READY_TIMEOUT_MILLIS = 2000;

  private final CommandLine line;
  private final DataFolder data;
  private final Path log;

  DetachedUp(CommandLine line) {
    this.line = line;
    this.data = line.data();
    this.log = data.log("up");
  }

  /** Returns 0 when the URL answers that it is ready, 1 when the process has ended before. */
  int run() throws IOException, InterruptedException {
    createFolder();
    try (RandomAccessFile said = new RandomAccessFile(log.toFile(), "rw")) {
      // What it has said already is of an instance before, which may still be running.
      said.seek(said.length());
      Process process = launch();
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        relay(said);
        if (isReady(process)) {
          relay(said);
          return 0;
        }
      }
      relay(said);
      return 1;
    }
  }

  private void createFolder() {
    try {
      data.create();
    } catch (IOException e) {
      throw Refusal.notWritable(data.root(), e);
    }
  }

  /** Deaf to Ctrl-C and hang-up, which the terminal sends to it as well. */
  private Process launch() throws IOException {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "headrace"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Headrace.class.getName(), "up"));
    command.addAll(line.attached());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Passes on what the process has said since the last time. */
  private static void relay(RandomAccessFile said) throws IOException {
    byte[] news = new byte[(int) (said.length() - said.getFilePointer())];
    said.readFully(news);
    System.out.write(news);
    System.out.flush();
  }

  private boolean isReady(Process process) throws IOException {
    Optional<Instance> instance = Instance.of(data);
    return instance.isPresent()
        && instance.get().pid() == process.pid()
        && !instance.get().url().isEmpty()
        && answersReady(instance.get().url());
  }

  private static boolean answersReady(String url) throws IOException {
    HttpURLConnection request =
        (HttpURLConnection) URI.create(url + OperatorPath.READY).toURL().openConnection();
    request.setConnectTimeout(READY_TIMEOUT_MILLIS);
    request.setReadTimeout(READY_TIMEOUT_MILLIS);
    try {
      return request.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    } finally {
      request.disconnect();
    }
  }
}
