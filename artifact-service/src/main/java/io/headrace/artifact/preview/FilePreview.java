package io.headrace.artifact.preview;

import io.headrace.artifact.preview.Preview.OfBytes;
import io.headrace.artifact.preview.Preview.OfImage;
import io.headrace.artifact.preview.Preview.OfJson;
import io.headrace.artifact.preview.Preview.OfText;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds out what a file is and shows its beginning. What the bytes say (an image, Parquet) counts
 * more than the name, by which alone tables and JSON differ from other text.
 */
final class FilePreview {

  private static final int TEXT_BYTES = 64 << 10;

  /** Of JPEG files, whose size stands behind what cameras and editors put in front. */
  private static final int IMAGE_BYTES = 256 << 10;

  /** Hundreds of rows of long texts, and a page of memory. */
  private static final int TABLE_BYTES = 1 << 20;

  /** For a header. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final PreviewWorkers workers;
  private final ParquetPreview parquet;

  FilePreview(PreviewWorkers workers) {
    this.workers = workers;
    this.parquet = new ParquetPreview(workers);
  }

  /**
   * Shows a file.
   *
   * @param rows of a table, at most
   */
  Future<Preview> of(PreviewedFile file, int rows) {
    if (file.isCalled("parquet")) {
      return parquet.of(file, rows);
    }
    int length = (int) Math.min(file.size(), beginning(file));
    return file.bytes()
        .read(0, length)
        .compose(
            start -> {
              byte[] bytes = start.getBytes();
              return startsWith(bytes, PARQUET)
                  ? parquet.of(file, rows)
                  : workers.decode(() -> show(file, bytes, rows));
            });
  }

  private static int beginning(PreviewedFile file) {
    if (file.isCalled("csv", "tsv", "json", "ipynb", "geojson")) {
      return TABLE_BYTES;
    }
    return file.isCalled("png", "jpg", "jpeg", "gif", "bmp", "webp") ? IMAGE_BYTES : TEXT_BYTES;
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  private static Preview show(PreviewedFile file, byte[] start, int rows) {
    boolean cut = start.length < file.size();
    Optional<PictureFormat> picture = PictureFormat.of(start);
    if (picture.isPresent()) {
      return image(picture.get(), start, file);
    }
    Optional<String> text = TextBeginning.of(start, cut, file.mediaType().startsWith("text/"));
    if (text.isEmpty()) {
      return new OfBytes(file.size() > 0, Optional.empty());
    }
    if (file.isCalled("csv")) {
      return DelimitedTable.csv(text.get(), cut, rows);
    }
    if (file.isCalled("tsv")) {
      return DelimitedTable.tsv(text.get(), cut, rows);
    }
    if (file.isCalled("json", "ipynb", "geojson")) {
      return json(text.get(), cut, rows);
    }
    return new OfText(text.get(), cut);
  }

  private static Preview image(PictureFormat format, byte[] start, PreviewedFile file) {
    try (PictureReader reader = PictureReader.of(format, start, PATIENCE)) {
      return new OfImage(format, reader.width(), reader.height());
    } catch (DamagedFileException e) {
      return new OfBytes(
          file.size() > 0,
          Optional.of("It looks like " + format.name() + " whose size cannot be read."));
    }
  }

  private static Preview json(String text, boolean cut, int rows) {
    Optional<Preview.OfTable> table = JsonTable.of(text, cut, rows);
    if (table.isPresent()) {
      return table.get();
    }
    String beginning = TextBeginning.shortened(text, TEXT_BYTES);
    return new OfJson(
        beginning,
        cut || beginning.length() < text.length(),
        cut ? Optional.empty() : JsonTable.parses(text));
  }
}
