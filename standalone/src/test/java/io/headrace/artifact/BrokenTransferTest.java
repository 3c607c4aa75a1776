package io.headrace.artifact;

import static io.headrace.artifact.RunningArtifacts.PROXY;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads and downloads of which one end goes away half-way. */
@ExtendWith(SharedBackends.class)
@Timeout(60)
final class BrokenTransferTest {

  private static final int MEBIBYTE = 1 << 20;
  private static final String KNOWN_LENGTH = "Content-Length: " + 64 * MEBIBYTE;
  private static final String UNKNOWN_LENGTH = "Transfer-Encoding: chunked";

  private final Vertx vertx = Vertx.vertx();
  private final CuttableWire wire;
  private final RunningArtifacts artifacts;

  BrokenTransferTest(SharedBackends backends) {
    SettingValues values = backends.freshNamespace();
    wire = new CuttableWire(vertx, URI.create(values.text(Setting.S3_ENDPOINT)));
    artifacts =
        new RunningArtifacts(values.with(Setting.S3_ENDPOINT, wire.uri().toString()), Map.of());
  }

  @AfterEach
  void stop() {
    artifacts.close();
    vertx.close().await();
  }

  @ParameterizedTest
  @ValueSource(strings = {KNOWN_LENGTH, UNKNOWN_LENGTH})
  void upload_clientGoesAway_leavesWhatWasThere(String framing) throws IOException {
    artifacts.put(PROXY + "/gone/kept", "old");
    try (Socket socket = begin("/gone/kept", framing)) {
      send(socket, framing, 12);
      await(() -> wire.carried() > 6 * MEBIBYTE);
    }

    await(() -> names("gone").equals(List.of("kept")));
    assertThat(artifacts.get(PROXY + "/gone/kept").body().toString()).isEqualTo("old");
  }

  @ParameterizedTest
  @ValueSource(strings = {KNOWN_LENGTH, UNKNOWN_LENGTH})
  void upload_storeGoesAway_isUnavailableAndTheConnectionLives(String framing) throws IOException {
    try (Socket socket = begin("/lost/file", framing)) {
      send(socket, framing, 12);
      await(() -> wire.carried() > 6 * MEBIBYTE);
      wire.cut();
      send(socket, framing, 52);
      if (framing.equals(UNKNOWN_LENGTH)) {
        write(socket, "0\r\n\r\n");
      }

      String answer = readAnswer(socket.getInputStream());
      assertThat(answer).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after: 10");
      assertThat(answer).contains("TEMPORARILY_UNAVAILABLE");

      write(socket, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(readAnswer(socket.getInputStream())).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void anything_storeAway_isUnavailableAndReadySaysWhy() {
    wire.cut();

    assertThat(artifacts.put(PROXY + "/x", "x").status()).isEqualTo(503);
    assertThat(artifacts.get(PROXY + "/x").headers().get("Retry-After")).isEqualTo("10");
    assertThat(artifacts.get(PROXY).json())
        .isEqualTo(
            new JsonObject()
                .put("error_code", "TEMPORARILY_UNAVAILABLE")
                .put("message", "The S3 store does not answer"));
    await(() -> artifacts.get("/ready").body().toString().startsWith("artifact: the S3 store"));
  }

  @Test
  void download_storeGoesAway_breaksTheConnection() throws IOException {
    artifacts.put(PROXY + "/large", "x".repeat(32 * MEBIBYTE));
    try (Socket socket = connect()) {
      write(socket, "GET " + PROXY + "/large HTTP/1.1\r\nHost: localhost\r\n\r\n");
      InputStream answer = socket.getInputStream();
      answer.readNBytes(MEBIBYTE);
      wire.cut();

      assertThat(bytesUntilTheEnd(answer)).isLessThan(31 * MEBIBYTE);
    }
  }

  private static long bytesUntilTheEnd(InputStream answer) {
    long bytes = 0;
    try {
      byte[] chunk = new byte[MEBIBYTE];
      for (int read = answer.read(chunk); read >= 0; read = answer.read(chunk)) {
        bytes += read;
      }
    } catch (IOException e) {
      // Reset instead of closed: the end of it as well.
    }
    return bytes;
  }

  private List<String> names(String folder) {
    return artifacts.get(PROXY + "?path=" + folder).files().stream()
        .map(file -> file.getString("path"))
        .toList();
  }

  private Socket begin(String path, String framing) throws IOException {
    Socket socket = connect();
    write(
        socket, "PUT " + PROXY + path + " HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\n");
    return socket;
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), artifacts.port());
  }

  private static void send(Socket socket, String framing, int mebibytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    byte[] bytes = new byte[MEBIBYTE];
    for (int i = 0; i < mebibytes; i++) {
      if (framing.equals(UNKNOWN_LENGTH)) {
        write(socket, Integer.toHexString(MEBIBYTE) + "\r\n");
      }
      out.write(bytes);
      if (framing.equals(UNKNOWN_LENGTH)) {
        write(socket, "\r\n");
      }
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Head and body of one answer; ours announce their length. */
  private static String readAnswer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    int length = 0;
    for (String line : head.toString().split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
      }
    }
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
