package io.headrace.artifact.preview;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Reads one picture from memory, of an animation the first frame, without what else the file has.
 * To be used by one thread.
 */
final class PictureReader implements AutoCloseable {

  private final ImageReader reader;
  private final int width;
  private final int height;

  private PictureReader(ImageReader reader, int width, int height) {
    this.reader = reader;
    this.width = width;
    this.height = height;
  }

  /**
   * Opens a file, or as much of it as has its header.
   *
   * @param patience how long reading may take
   * @throws DamagedFileException when its size cannot be read
   */
  static PictureReader of(PictureFormat format, byte[] file, Duration patience)
      throws DamagedFileException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.word());
    if (!readers.hasNext()) {
      throw new DamagedFileException("there is nothing to read " + format.name() + " with");
    }
    ImageReader reader = readers.next();
    try {
      reader.setInput(new PictureInput(file, patience), true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width <= 0 || height <= 0) {
        throw new DamagedFileException("it has no size");
      }
      return new PictureReader(reader, width, height);
    } catch (IOException | RuntimeException e) {
      reader.dispose();
      throw damaged(e);
    }
  }

  /** In pixels, as is the height. */
  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /**
   * Decodes the picture.
   *
   * @param step take every so many-th column and row only
   */
  BufferedImage read(int step) throws DamagedFileException {
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    try {
      return reader.read(0, parameters);
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private static DamagedFileException damaged(Exception failure) {
    String words = failure.getMessage();
    return new DamagedFileException(words == null ? "its pixels are damaged" : words, failure);
  }

  @Override
  public void close() {
    reader.dispose();
  }
}
