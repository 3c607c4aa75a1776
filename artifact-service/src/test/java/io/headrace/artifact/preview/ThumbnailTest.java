package io.headrace.artifact.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ThumbnailTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static byte[] image(String format, int width, int height, int type) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  private static BufferedImage thumbnail(byte[] file, int size)
      throws DamagedFileException, IOException {
    return ImageIO.read(
        new ByteArrayInputStream(Thumbnail.of(file, size, PATIENCE).bytes().getBytes()));
  }

  @ParameterizedTest
  @CsvSource({
    "png, 800, 400, 100, 50",
    "jpeg, 400, 800, 50, 100",
    "gif, 100, 1, 100, 1",
    "bmp, 3000, 1000, 100, 33",
    "png, 2, 3000, 1, 100",
    "png, 30, 20, 30, 20"
  })
  void image_isScaledToItsLongerSide(
      String format, int width, int height, int scaledWidth, int scaledHeight) throws Exception {
    byte[] file = image(format, width, height, BufferedImage.TYPE_INT_RGB);

    BufferedImage scaled = thumbnail(file, 100);

    assertThat(scaled.getWidth()).isEqualTo(scaledWidth);
    assertThat(scaled.getHeight()).isEqualTo(scaledHeight);
    Color color = new Color(scaled.getRGB(scaledWidth / 2, scaledHeight / 2));
    assertThat(color.getRed()).isGreaterThan(240);
    assertThat(color.getBlue()).isLessThan(15);
  }

  @ParameterizedTest
  @CsvSource({
    "lossy.webp, image/jpeg, 100",
    "lossless.webp, image/jpeg, 100",
    "alpha.webp, image/png, 60",
    "animated.webp, image/jpeg, 100",
    "progressive.jpg, image/jpeg, 100"
  })
  void image_fromPython_isScaled(String name, String mediaType, int width) throws Exception {
    byte[] file = TestFile.made(name).content();

    assertThat(Thumbnail.of(file, 100, PATIENCE).mediaType()).isEqualTo(mediaType);
    assertThat(thumbnail(file, 100).getWidth()).isEqualTo(width);
  }

  @Test
  void image_transparent_staysSo() throws Exception {
    byte[] file = TestFile.made("alpha.webp").content();

    Color color = new Color(thumbnail(file, 30).getRGB(15, 10), true);

    assertThat(color.getAlpha()).isBetween(120, 136);
    assertThat(color.getBlue()).isGreaterThan(240);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_INT_ARGB
      })
  void image_ofAnyColorModel_isScaled(int type) throws Exception {
    assertThat(thumbnail(image("png", 600, 600, type), 64).getWidth()).isEqualTo(64);
  }

  /** A plot's line of one pixel must not fall between the pixels that are kept. */
  @Test
  void line_ofOnePixel_isSeen() throws Exception {
    BufferedImage plot = new BufferedImage(1_600, 1_200, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 1_600; x++) {
      plot.setRGB(x, 601, 0xffffff);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(plot, "png", bytes);

    BufferedImage scaled = thumbnail(bytes.toByteArray(), 200);

    int brightest = 0;
    for (int y = 0; y < scaled.getHeight(); y++) {
      brightest = Math.max(brightest, new Color(scaled.getRGB(100, y)).getRed());
    }
    assertThat(brightest).isGreaterThan(16);
  }

  @Test
  void png_thatClaimsTenThousandMillionPixels_isRefused() throws Exception {
    byte[] file = image("png", 10, 10, BufferedImage.TYPE_INT_RGB);
    ByteBuffer header = ByteBuffer.wrap(file);
    header.putInt(16, 100_000).putInt(20, 100_000);
    CRC32 checksum = new CRC32();
    checksum.update(file, 12, 17);
    header.putInt(29, (int) checksum.getValue());

    assertRefused(file, "100000 x 100000");
  }

  /** A palette has its reader look at texts, whose unpacked size no header tells. */
  @Test
  void png_withATextThatUnpacksWithoutEnd_isScaledWithoutIt() throws Exception {
    byte[] file = image("png", 10, 10, BufferedImage.TYPE_BYTE_INDEXED);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes("zTXta\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (DeflaterOutputStream packed = new DeflaterOutputStream(text)) {
      for (int i = 0; i < 64; i++) {
        packed.write(new byte[1 << 20]);
      }
    }
    CRC32 checksum = new CRC32();
    checksum.update(text.toByteArray());
    int headerEnd = 8 + 25;
    ByteBuffer bomb = ByteBuffer.allocate(file.length + text.size() + 8);
    bomb.put(file, 0, headerEnd).putInt(text.size() - 4).put(text.toByteArray());
    bomb.putInt((int) checksum.getValue()).put(file, headerEnd, file.length - headerEnd);

    byte[] safe = PictureGuard.checked(PictureFormat.PNG, bomb.array(), 10, 10);
    assertThat(new String(safe, StandardCharsets.ISO_8859_1)).doesNotContain("zTXt");
    assertThat(thumbnail(bomb.array(), 100).getWidth()).isEqualTo(10);
  }

  @Test
  void jpeg_ofThousandsOfScans_isRefused() throws Exception {
    byte[] file = image("jpeg", 10, 10, BufferedImage.TYPE_INT_RGB);
    byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 2};
    ByteBuffer bomb = ByteBuffer.allocate(file.length + 4_000);
    bomb.put(file, 0, file.length - 2);
    for (int i = 0; i < 1_000; i++) {
      bomb.put(scan);
    }
    bomb.put(file, file.length - 2, 2);

    assertRefused(bomb.array(), "scans");
  }

  @Test
  void webp_whoseFrameIsLargerThanItsCanvas_isRefused() {
    byte[] file = TestFile.made("alpha.webp").content();
    // The canvas is that of the extended header, less one, of three bytes each.
    file[24] = 9;
    file[25] = 0;

    assertRefused(file, "a frame is larger than the picture");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "<svg/>", "BM", "GIF89a", "RIFF....WEBP"})
  void file_thatIsNoImage_isRefused(String content) {
    assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), "");
  }

  @Test
  void jpeg_forPrint_hasItsColors() throws Exception {
    Color white = new Color(thumbnail(TestFile.made("cmyk.jpg").content(), 100).getRGB(9, 9));

    assertThat(white.getRed()).isGreaterThan(240);
    assertThat(white.getGreen()).isGreaterThan(240);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "lossy.webp", "lossless.webp"})
  void file_damagedAnywhere_isScaledOrRefused(String format) throws Exception {
    byte[] good =
        format.endsWith("webp")
            ? TestFile.made(format).content()
            : image(format, 60, 40, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] bad = Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
      for (int n = random.nextInt(4); n >= 0 && bad.length > 0; n--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        Thumbnail.of(bad, 30, Duration.ofMillis(200));
      } catch (DamagedFileException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }

  private static void assertRefused(byte[] file, String words) {
    assertThatExceptionOfType(DamagedFileException.class)
        .isThrownBy(() -> Thumbnail.of(file, 100, PATIENCE))
        .withMessageContaining(words);
  }
}
