package io.headrace.artifact.preview;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Keeps from decoders pictures that are too large, and what the size in a header says nothing of:
 * text that unpacks without end (PNG), thousands of passes over a picture (JPEG), a picture within
 * a picture (BMP), a canvas smaller than the frame on it (WebP).
 */
final class PictureGuard {

  /** What a PNG's pixels need; the rest of the chunks are for others. */
  private static final Set<String> PNG_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private static final int PNG_SIGNATURE = 8;

  /** Length and type before a chunk's data, and a checksum behind. */
  private static final int PNG_CHUNK_FRAME = 12;

  /** Encoders make about ten. */
  private static final int MOST_JPEG_SCANS = 32;

  private static final int JPEG_START_OF_SCAN = 0xda;
  private static final int JPEG_END = 0xd9;

  /** Of a picture that is decoded line by line: a second's work, and more than cameras make. */
  private static final long MOST_PIXELS = 40_000_000;

  /** Of a JPEG in several passes, which takes six bytes a pixel outside the heap. */
  private static final long MOST_PIXELS_IN_PASSES = 16_000_000;

  /** Of WebP, whose decoder works on the whole; MLflow's are of 256 x 256. */
  private static final long MOST_PIXELS_OF_WEBP = 4_000_000;

  /** A row is what all decoders hold, whatever is left out. */
  private static final int LONGEST_SIDE = 20_000;

  private static final int BMP_COMPRESSION_AT = 30;
  private static final int WEBP_FIRST_CHUNK_AT = 12;

  private PictureGuard() {}

  /**
   * The bytes to decode.
   *
   * @param width that of the file's header, in pixels, as is the height
   * @throws DamagedFileException for a file that is not to be decoded
   */
  static byte[] checked(PictureFormat format, byte[] file, int width, int height)
      throws DamagedFileException {
    checkSize(width, height, MOST_PIXELS);
    switch (format) {
      case PNG -> {
        return pngOfPixels(file);
      }
      case JPEG -> {
        if (scans(file) > 1) {
          checkSize(width, height, MOST_PIXELS_IN_PASSES);
        }
      }
      case BMP -> checkIsNoOtherPicture(file);
      case WEBP -> {
        checkSize(width, height, MOST_PIXELS_OF_WEBP);
        checkFrames(file, width, height);
      }
      case GIF -> {
        // Its reader takes the size of the frame for that of the picture.
      }
    }
    return file;
  }

  private static byte[] pngOfPixels(byte[] file) {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream(file.length);
    pixels.write(file, 0, PNG_SIGNATURE);
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int at = PNG_SIGNATURE;
    while (at <= file.length - PNG_CHUNK_FRAME) {
      long length = Integer.toUnsignedLong(bytes.getInt(at)) + PNG_CHUNK_FRAME;
      if (length > file.length - at) {
        // Cut off within a chunk: the decoder is to say so.
        break;
      }
      if (PNG_CHUNKS.contains(name(file, at + 4))) {
        pixels.write(file, at, (int) length);
      }
      at += (int) length;
    }
    return pixels.toByteArray();
  }

  private static void checkSize(int width, int height, long mostPixels)
      throws DamagedFileException {
    if ((long) width * height > mostPixels || Math.max(width, height) > LONGEST_SIDE) {
      throw new DamagedFileException(
          "its %d x %d pixels are too many for a thumbnail".formatted(width, height));
    }
  }

  /** How many passes there are over the picture (ITU-T T.81, B.1). */
  private static int scans(byte[] file) throws DamagedFileException {
    int scans = 0;
    int at = 2;
    while (at <= file.length - 4) {
      int marker = file[at + 1] & 0xff;
      boolean between = (file[at] & 0xff) != 0xff || marker == 0xff;
      if (between || marker == 0 || (marker >= 0xd0 && marker < JPEG_END)) {
        // Of a scan's data, whose bytes of ones are followed by a zero, or filling.
        at++;
        continue;
      }
      if (marker == JPEG_END) {
        break;
      }
      if (marker == JPEG_START_OF_SCAN) {
        scans++;
      }
      at += 2 + ByteBuffer.wrap(file).getChar(at + 2);
    }
    if (scans > MOST_JPEG_SCANS) {
      throw new DamagedFileException("it has " + scans + " scans");
    }
    return scans;
  }

  private static void checkIsNoOtherPicture(byte[] file) throws DamagedFileException {
    int headerSize = little(file).getInt(14);
    if (headerSize < 40 || file.length < BMP_COMPRESSION_AT + 4) {
      return;
    }
    int compression = little(file).getInt(BMP_COMPRESSION_AT);
    if (compression == 4 || compression == 5) {
      throw new DamagedFileException("it has a JPEG or PNG in it");
    }
  }

  /** Whether all frames lie on the canvas, or are the picture. */
  private static void checkFrames(byte[] file, int width, int height) throws DamagedFileException {
    ByteBuffer bytes = little(file);
    int at = WEBP_FIRST_CHUNK_AT;
    while (at <= file.length - 8) {
      String chunk = name(file, at);
      long length = Integer.toUnsignedLong(bytes.getInt(at + 4));
      if (chunk.equals("ANMF")) {
        // A frame's chunks begin behind its place and times.
        at += 8 + 16;
        continue;
      }
      if (chunk.equals("VP8 ") && at + 18 <= file.length) {
        checkFrame(
            bytes.getShort(at + 14) & 0x3fff, bytes.getShort(at + 16) & 0x3fff, width, height);
      } else if (chunk.equals("VP8L") && at + 13 <= file.length) {
        int sizes = bytes.getInt(at + 9);
        checkFrame((sizes & 0x3fff) + 1, ((sizes >>> 14) & 0x3fff) + 1, width, height);
      }
      long next = at + 8L + length + (length & 1);
      at = next > file.length ? file.length : (int) next;
    }
  }

  private static void checkFrame(int frameWidth, int frameHeight, int width, int height)
      throws DamagedFileException {
    if (frameWidth > width || frameHeight > height) {
      throw new DamagedFileException("a frame is larger than the picture");
    }
  }

  private static ByteBuffer little(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String name(byte[] file, int at) {
    return new String(file, at, 4, StandardCharsets.ISO_8859_1);
  }
}
