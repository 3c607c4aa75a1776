package io.headrace.artifact.preview;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of images that are read, by how files of them begin. */
enum PictureFormat {
  PNG("\211PNG\r\n\032\n"),
  JPEG("\377\330\377"),
  GIF("GIF8"),
  BMP("BM"),
  WEBP("RIFF");

  /** A BMP's first bytes are those of many a text, so its header's size is looked at too. */
  private static final int BMP_HEADER_AT = 14;

  /** Its bytes as characters. */
  private final String start;

  PictureFormat(String start) {
    this.start = start;
  }

  /** The format of a file that begins with some bytes; empty for a file of another one. */
  static Optional<PictureFormat> of(byte[] file) {
    return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
  }

  private boolean begins(byte[] file) {
    if (!text(file, 0, start.length()).equals(start)) {
      return false;
    }
    return switch (this) {
      case BMP ->
          file.length > BMP_HEADER_AT + 3
              && file[BMP_HEADER_AT + 1] == 0
              && file[BMP_HEADER_AT + 2] == 0
              && file[BMP_HEADER_AT + 3] == 0;
      case WEBP -> text(file, 8, 4).equals("WEBP");
      default -> true;
    };
  }

  /** Some bytes as characters; fewer where the file ends. */
  private static String text(byte[] file, int from, int length) {
    int end = Math.min(file.length, from + length);
    return from < end ? new String(file, from, end - from, StandardCharsets.ISO_8859_1) : "";
  }

  /** As answers name it, and ImageIO. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
