package io.headrace.artifact.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.artifact.preview.Preview.OfBytes;
import io.headrace.artifact.preview.Preview.OfImage;
import io.headrace.artifact.preview.Preview.OfJson;
import io.headrace.artifact.preview.Preview.OfTable;
import io.headrace.artifact.preview.Preview.OfText;
import io.vertx.core.Vertx;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class FilePreviewTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final FilePreview PREVIEW = new FilePreview(new PreviewWorkers(VERTX));

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static Preview preview(TestFile file) {
    return PREVIEW.of(file.previewed(), 100).await();
  }

  private static Preview preview(String name, String content) {
    return preview(TestFile.of(name, content));
  }

  private static OfTable table(String name, String content) {
    return (OfTable) preview(name, content);
  }

  private static List<String> names(OfTable table) {
    return table.columns().stream().map(OfTable.Column::name).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "é\r\nü", "\uD83D\uDE00"})
  void text_short_isShownWhole(String text) {
    assertThat(preview("a.txt", text)).isEqualTo(new OfText(text, false));
  }

  @Test
  void text_withAByteOrderMark_isShownWithoutIt() {
    assertThat(preview("a.txt", "\uFEFFa")).isEqualTo(new OfText("a", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "€", "\uD83D\uDE00"})
  void text_long_isCutBetweenCharacters(String character) {
    for (String start : List.of("", "x", "xx", "xxx")) {
      TestFile file = TestFile.of("a.log", start + character.repeat(200_000));

      OfText shown = (OfText) preview(file);

      assertThat(shown.cut()).isTrue();
      assertThat(shown.text()).matches(start + "(" + character + ")+");
      assertThat(shown.text().getBytes(StandardCharsets.UTF_8).length)
          .isBetween((64 << 10) - 3, 64 << 10);
      assertThat(file.readBytes()).isEqualTo(64 << 10);
    }
  }

  @Test
  void bytes_thatAreNoText_areBinary() {
    byte[] latin = {'a', (byte) 0xe9, 'b'};

    assertThat(preview(TestFile.of("a.bin", latin))).isInstanceOf(OfBytes.class);
    assertThat(preview(TestFile.of("a.txt", latin))).isEqualTo(new OfText("a\uFFFDb", false));
    assertThat(preview("a.txt", "a\0b")).isInstanceOf(OfBytes.class);
    assertThat(preview("a.bin", "text")).isEqualTo(new OfText("text", false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": [1, 2]}      | true
          [1, NaN, Infinity] | true
          1                  | true
          {"a": 1            | false
          {} {}              | false
          nothing            | false
          """)
  void json_short_saysWhetherItParses(String json, boolean valid) {
    assertThat(preview("a.json", json)).isEqualTo(new OfJson(json, false, Optional.of(valid)));
  }

  @Test
  void json_empty_doesNotParse() {
    assertThat(preview("a.json", "")).isEqualTo(new OfJson("", false, Optional.of(false)));
  }

  @Test
  void json_nestedVeryDeep_isShownAsItIs() {
    String deep = "[".repeat(300_000);

    OfJson shown = (OfJson) preview("a.json", deep);

    assertThat(shown.valid()).isEmpty();
    assertThat(shown.text()).hasSize(64 << 10);
    assertThat(shown.cut()).isTrue();
  }

  @Test
  void json_longerThanIsRead_isNotSaidToParseOrNot() {
    OfJson shown = (OfJson) preview("a.json", "[" + "1, ".repeat(500_000) + "1]");

    assertThat(shown.valid()).isEmpty();
    assertThat(shown.cut()).isTrue();
  }

  @Test
  void tableOfMlflow_hasItsColumnsAndRows() {
    OfTable table =
        table(
            "a.json",
            """
            {"columns": ["in", "image", 3], "data": [
              ["é", {"type": "image", "filepath": "a.png"}, 1.5],
              [null, [1, [true]], NaN]]}
            """);

    assertThat(names(table)).containsExactly("in", "image", "3");
    assertThat(table.rows())
        .containsExactly(
            List.of("é", Map.of("type", "image", "filepath", "a.png"), 1.5),
            Arrays.asList(null, List.of(1L, List.of(true)), Double.NaN));
    assertThat(table.rowCount()).contains(2L);
    assertThat(table.cut()).isFalse();
  }

  @Test
  void tableOfMlflow_long_hasItsFirstRows() {
    String rows =
        IntStream.range(0, 100_000)
            .mapToObj(row -> "[" + row + ", \"text " + row + "\"]")
            .collect(Collectors.joining(","));
    TestFile file = TestFile.of("a.json", "{\"columns\":[\"n\",\"t\"],\"data\":[" + rows + "]}");

    OfTable table = (OfTable) preview(file);

    assertThat(table.rows()).hasSize(100).contains(List.of(99L, "text 99"));
    assertThat(table.rowCount()).isEmpty();
    assertThat(table.cut()).isTrue();
    assertThat(file.readBytes()).isEqualTo(1 << 20);
  }

  @Test
  void tableOfMlflow_whoseRowsAreLargerThanIsRead_dropsTheHalfRow() {
    String large = "x".repeat(700_000);
    OfTable table =
        table("a.json", "{\"columns\":[\"a\"],\"data\":[[\"" + large + "\"],[\"" + large + "\"]]}");

    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).get(0).toString()).hasSize(2_001).endsWith("x…");
    assertThat(table.cut()).isTrue();
  }

  @Test
  void tableOfMlflow_withHalfASurrogatePair_canBeAnswered() {
    OfTable table = table("a.json", "{\"columns\":[\"\\ud800\"],\"data\":[[\"\\udc00\"]]}");

    assertThat(names(table)).containsExactly("?");
    assertThat(table.rows()).containsExactly(List.of("?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"columns\": [\"a\"], \"data\": [1]}",
        "{\"columns\": [\"a\"]}",
        "{\"columns\": [[1]], \"data\": []}",
        "{\"columns\": [\"a\"], \"data\": [], \"more\": 1}",
        "{\"columns\": [\"a\"], \"data\": [[1}"
      })
  void json_thatIsNoTable_isJson(String json) {
    assertThat(preview("a.json", json)).isInstanceOf(OfJson.class);
  }

  @Test
  void csv_hasItsColumnsAndRows() {
    OfTable table =
        table("a.csv", "\uFEFFa,\"b \"\"c\"\"\",\r\n1,\"x\r\ny, z\",\r\n\r\n,é,NaN,more\r\n");

    assertThat(names(table)).containsExactly("a", "b \"c\"", "");
    assertThat(table.rows())
        .containsExactly(List.of("1", "x\r\ny, z", ""), List.of("", "é", "NaN", "more"));
    assertThat(table.rowCount()).contains(2L);
    assertThat(table.cut()).isFalse();
    assertThat(table.format()).isEqualTo("csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"a.tsv | a~b,c", "a.csv | a;b;c,d", "a.csv | a~b"})
  void table_withOtherDelimiters_isRead(String name, String header) {
    String line = header.replace('~', '\t');
    OfTable table = table(name, line + "\n" + line);

    assertThat(table.columnCount()).isGreaterThan(1);
    assertThat(table.rows().get(0)).first().isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\uFEFF"})
  void csv_withoutARow_hasNoColumns(String content) {
    OfTable table = table("a.csv", content);

    assertThat(table.columns()).isEmpty();
    assertThat(table.rows()).isEmpty();
    assertThat(table.rowCount()).contains(0L);
  }

  @Test
  void csv_long_dropsTheHalfRowAtTheCut() {
    String row = "1,\"" + "x".repeat(150_000) + "\nend\"\n";
    TestFile file = TestFile.of("a.csv", "a,b\n" + row.repeat(100));

    OfTable table = (OfTable) preview(file);

    assertThat(table.rows()).hasSize(6).allMatch(cells -> cells.size() == 2);
    assertThat(table.cut()).isTrue();
    assertThat(table.rowCount()).isEmpty();
    assertThat(file.readBytes()).isEqualTo(1 << 20);
  }

  @Test
  void csv_ofOneEndlessLine_hasNoColumnsAndSaysSo() {
    OfTable table = table("a.csv", "a,".repeat(2 << 20));

    assertThat(table.columns()).isEmpty();
    assertThat(table.note()).isPresent();
    assertThat(table.cut()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,\"no end", "a,b\n\"1\"x,2\n", "a,b\n\"1\" \"2\"\"3,\n"})
  void csv_withOddQuotes_isShownAllTheSame(String content) {
    assertThat(names(table("a.csv", content))).containsExactly("a", "b");
  }

  @Test
  void csv_ofTenThousandColumns_showsTheFirst() {
    String row = "x,".repeat(9_999) + "y\n";

    OfTable table = table("a.csv", row.repeat(3));

    assertThat(table.columns()).hasSize(1_000);
    assertThat(table.columnCount()).isEqualTo(10_000);
    assertThat(table.rows()).hasSize(2).allMatch(cells -> cells.size() == 1_000);
    assertThat(table.cut()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void image_whateverItsName_hasItsSize(String format) throws IOException {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, image);

    for (String name : List.of("a." + format, "a.txt", "a")) {
      OfImage shown = (OfImage) preview(TestFile.of(name, image.toByteArray()));

      assertThat(shown.format().word()).isEqualTo(format);
      assertThat(shown.width()).isEqualTo(30);
      assertThat(shown.height()).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lossy.webp, 300",
    "lossless.webp, 300",
    "alpha.webp, 60",
    "animated.webp, 300",
    "progressive.jpg, 300",
    "cmyk.jpg, 30"
  })
  void image_fromPython_hasItsSize(String name, int width) {
    assertThat(((OfImage) preview(TestFile.made(name))).width()).isEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\211PNG\r\n\032\n", "\377\330\377", "GIF89a", "RIFF1234WEBP"})
  void image_thatEndsBehindItsFirstBytes_saysSo(String start) {
    Preview shown = preview(TestFile.of("a.png", start.getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(shown).isInstanceOf(OfBytes.class);
    assertThat(shown.note()).isPresent();
  }

  @Test
  void svg_isText() {
    assertThat(preview("a.svg", "<svg/>")).isEqualTo(new OfText("<svg/>", false));
  }
}
