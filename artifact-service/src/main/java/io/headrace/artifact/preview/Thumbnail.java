package io.headrace.artifact.preview;

import io.vertx.core.buffer.Buffer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small picture of an image. Blocks for as long as decoding takes.
 *
 * <p>A large image is not decoded whole: columns and rows are left out while it is read. What is
 * left is at most two million pixels and many times the thumbnail, so that thin lines survive, and
 * is halved until it fits.
 *
 * @param mediaType JPEG of what was photographs as a rule, else PNG
 */
record Thumbnail(String mediaType, Buffer bytes) {

  private static final int MOST_DECODED_PIXELS = 2_000_000;

  /**
   * Makes one.
   *
   * @param size its longer side at most, in pixels
   * @param patience how long decoding may take
   * @throws DamagedFileException for a file that is no image, damaged, or of too many pixels
   */
  static Thumbnail of(byte[] file, int size, Duration patience) throws DamagedFileException {
    PictureFormat format =
        PictureFormat.of(file)
            .orElseThrow(
                () -> new DamagedFileException("it is no PNG, JPEG, GIF, BMP or WebP image"));
    return encoded(format, scaled(decoded(format, file, patience), size));
  }

  private static BufferedImage decoded(PictureFormat format, byte[] file, Duration patience)
      throws DamagedFileException {
    int width;
    int height;
    try (PictureReader header = PictureReader.of(format, file, patience)) {
      width = header.width();
      height = header.height();
    }
    byte[] safe = PictureGuard.checked(format, file, width, height);
    try (PictureReader reader = PictureReader.of(format, safe, patience)) {
      return reader.read(step((long) width * height));
    }
  }

  private static int step(long pixels) {
    return (int) Math.ceil(Math.sqrt((double) pixels / MOST_DECODED_PIXELS));
  }

  private static BufferedImage scaled(BufferedImage image, int size) {
    double scale = Math.min(1, (double) size / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    BufferedImage smaller = image;
    while (smaller.getWidth() > 2 * width || smaller.getHeight() > 2 * height) {
      // Of a pixel between four, which halving has, bilinear interpolation is their mean.
      smaller =
          drawn(
              smaller,
              Math.max(width, (smaller.getWidth() + 1) / 2),
              Math.max(height, (smaller.getHeight() + 1) / 2));
    }
    return drawn(smaller, width, height);
  }

  private static BufferedImage drawn(BufferedImage image, int width, int height) {
    boolean opaque = !image.getColorModel().hasAlpha();
    BufferedImage drawn =
        new BufferedImage(
            width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return drawn;
  }

  private static Thumbnail encoded(PictureFormat format, BufferedImage image) {
    boolean photograph = format == PictureFormat.JPEG || format == PictureFormat.WEBP;
    String word = photograph && !image.getColorModel().hasAlpha() ? "jpeg" : "png";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // In memory: ImageIO's own choice is a file.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, word, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return new Thumbnail("image/" + word, Buffer.buffer(bytes.toByteArray()));
  }
}
