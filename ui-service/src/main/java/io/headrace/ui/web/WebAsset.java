package io.headrace.ui.web;

import io.headrace.digest.Sha256;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the web app, kept in memory as it is and compressed.
 *
 * @param path below the assets' root, {@code app/main.js}
 * @param hash of the content, hexadecimal
 */
record WebAsset(String path, String contentType, Buffer content, Buffer compressed, String hash) {

  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  /** Fails for a file of a kind that the web app has no use for. */
  static WebAsset of(String path, byte[] content) {
    return new WebAsset(
        path,
        contentType(path),
        Buffer.buffer(content),
        Buffer.buffer(gzip(content)),
        hash(content));
  }

  private static String contentType(String path) {
    String type = CONTENT_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("no content type is known for the web asset " + path);
    }
    return type;
  }

  static String hash(byte[] content) {
    return HexFormat.of().formatHex(new Sha256().add(content).bytes().array(), 0, 8);
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory stream does not fail", e);
    }
    return out.toByteArray();
  }
}
