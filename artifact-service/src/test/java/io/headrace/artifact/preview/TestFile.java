package io.headrace.artifact.preview;

import io.headrace.objects.ObjectHead;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file in memory, which notes how many bytes are read of it each time. */
final class TestFile {

  private final String name;
  private final byte[] content;
  private final List<Integer> reads = new ArrayList<>();

  private TestFile(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  static TestFile of(String name, byte[] content) {
    return new TestFile(name, content);
  }

  static TestFile of(String name, String content) {
    return of(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** One that make.py has made. */
  static TestFile made(String name) {
    return of(name, resource(name));
  }

  /** One of those that are kept packed. */
  static TestFile unpacked(String name) {
    try (InputStream stream =
        new GZIPInputStream(new ByteArrayInputStream(resource(name + ".gz")))) {
      return of(name, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream stream = TestFile.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] content() {
    return content;
  }

  PreviewedFile previewed() {
    return new PreviewedFile(
        name,
        name,
        name.endsWith(".bin") ? "application/octet-stream" : "text/plain",
        new ObjectHead(content.length, Optional.of("\"1\""), Instant.EPOCH, Optional.empty()),
        (from, length) -> {
          reads.add(length);
          return Future.succeededFuture(
              Buffer.buffer(content).getBuffer((int) from, (int) from + length));
        });
  }

  int readBytes() {
    return reads.stream().mapToInt(Integer::intValue).sum();
  }
}
