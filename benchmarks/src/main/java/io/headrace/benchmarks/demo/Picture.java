package io.headrace.benchmarks.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * PNG images such as training scripts log. Needs no screen, and writes no text: a machine with
 * nothing but a JDK may have no fonts.
 */
final class Picture {

  private static final Color INK = new Color(0x1F2A37);
  private static final Color ACCENT = new Color(0x2563EB);
  private static final int MARGIN = 24;

  private final BufferedImage image;
  private final Graphics2D graphics;

  private Picture(int width, int height) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
  }

  private byte[] png() {
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Which classes are taken for which.
   *
   * @param accuracy share on the diagonal, 0 to 1
   */
  static byte[] confusionMatrix(int classes, double accuracy, SplittableRandom random) {
    int cell = 28;
    Picture picture = new Picture(classes * cell + 2 * MARGIN, classes * cell + 2 * MARGIN);
    for (int row = 0; row < classes; row++) {
      for (int column = 0; column < classes; column++) {
        double share =
            row == column
                ? accuracy - 0.1 * random.nextDouble()
                : (1 - accuracy) * random.nextDouble();
        int blue = (int) (255 - 200 * Math.max(0, Math.min(1, share)));
        picture.graphics.setColor(new Color(blue, blue, 255));
        picture.graphics.fillRect(MARGIN + column * cell, MARGIN + row * cell, cell - 1, cell - 1);
      }
    }
    return picture.png();
  }

  /** Patches of colour in a grid, as a look at a data set or at generated samples. */
  static byte[] samples(int rows, int columns, SplittableRandom random) {
    int cell = 48;
    Picture picture = new Picture(columns * cell, rows * cell);
    for (int i = 0; i < rows * columns; i++) {
      int left = i % columns * cell;
      int top = i / columns * cell;
      float hue = (float) random.nextDouble();
      picture.graphics.setColor(Color.getHSBColor(hue, 0.35f, 0.85f));
      picture.graphics.fillRect(left, top, cell, cell);
      picture.graphics.setColor(Color.getHSBColor((hue + 0.45f) % 1, 0.7f, 0.75f));
      int size = random.nextInt(14, 36);
      int inset = (cell - size) / 2;
      if (random.nextBoolean()) {
        picture.graphics.fillOval(left + inset, top + inset, size, size);
      } else {
        picture.graphics.fillRoundRect(left + inset, top + inset, size, size * 2 / 3, 8, 8);
      }
    }
    return picture.png();
  }

  /** Horizontal bars, the longest for the greatest value. */
  static byte[] bars(double[] values) {
    int bar = 22;
    int width = 420;
    Picture picture = new Picture(width, values.length * bar + 2 * MARGIN);
    double greatest = 0;
    for (double value : values) {
      greatest = Math.max(greatest, value);
    }
    picture.graphics.setColor(ACCENT);
    for (int i = 0; i < values.length; i++) {
      int length = (int) ((width - 2 * MARGIN) * values[i] / greatest);
      picture.graphics.fillRect(MARGIN, MARGIN + i * bar, length, bar - 6);
    }
    picture.graphics.setColor(INK);
    picture.graphics.drawLine(MARGIN, MARGIN / 2, MARGIN, MARGIN * 3 / 2 + values.length * bar);
    return picture.png();
  }

  /** A wandering path over a floor, from its start to its goal. */
  static byte[] path(int turns, SplittableRandom random) {
    int side = 320;
    Picture picture = new Picture(side, side);
    Path2D path = new Path2D.Double();
    double x = MARGIN;
    double y = side - MARGIN;
    path.moveTo(x, y);
    for (int i = 1; i <= turns; i++) {
      double progress = (double) i / turns;
      x = MARGIN + (side - 2 * MARGIN) * progress + 30 * (1 - progress) * random.nextGaussian();
      y =
          side
              - MARGIN
              - (side - 2 * MARGIN) * progress
              + 30 * (1 - progress) * random.nextGaussian();
      path.lineTo(x, y);
    }
    picture.graphics.setColor(ACCENT);
    picture.graphics.setStroke(new BasicStroke(2));
    picture.graphics.draw(path);
    picture.graphics.setColor(INK);
    picture.graphics.fillOval((int) x - 5, (int) y - 5, 10, 10);
    return picture.png();
  }
}
