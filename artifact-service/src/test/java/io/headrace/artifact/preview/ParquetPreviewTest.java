package io.headrace.artifact.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.artifact.preview.Preview.OfBytes;
import io.headrace.artifact.preview.Preview.OfTable;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class ParquetPreviewTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final FilePreview PREVIEW = new FilePreview(new PreviewWorkers(VERTX));

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static Preview preview(TestFile file) {
    return PREVIEW.of(file.previewed(), 100).await();
  }

  private static OfTable table(TestFile file) {
    return (OfTable) preview(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "plain-gzip", "plain-zstd-v2", "plain-none"})
  void file_ofPandas_hasItsSchemaAndRows(String name) {
    OfTable table = table(TestFile.made(name + ".parquet"));

    assertThat(table.columns())
        .extracting(column -> column.name() + " " + column.type().orElseThrow())
        .containsExactly(
            "id int64",
            "loss double",
            "name string",
            "good boolean",
            "at timestamp(micros,true)",
            "day date",
            "price decimal(10,2)",
            "bytes binary");
    assertThat(table.rows())
        .containsExactly(
            List.of(
                1L,
                0.5,
                "é",
                true,
                "2026-01-02T03:04:05.000000+0000",
                "2026-01-02",
                "1.50",
                "0x00ff"),
            Arrays.asList(2L, Double.NaN, "", false, null, null, null, null),
            Collections.nCopies(8, null));
    assertThat(table.rowCount()).contains(3L);
    assertThat(table.cut()).isFalse();
    assertThat(table.note()).isEmpty();
  }

  @Test
  void file_calledOtherwise_isReadAsWhatItIs() {
    assertThat(table(TestFile.of("data", TestFile.made("plain.parquet").content())).rows())
        .hasSize(3);
  }

  @Test
  void file_nested_hasListsAndMaps() {
    OfTable table = table(TestFile.made("nested.parquet"));

    assertThat(table.columns())
        .extracting(column -> column.type().orElseThrow())
        .containsExactly(
            "list<int32>",
            "struct<a: int64, b: struct<c: string>>",
            "map<string, float>",
            "list<list<int64>>",
            "list<struct<a: int64>>");
    assertThat(table.rows().get(0))
        .containsExactly(
            List.of(1, 2),
            Map.of("a", 1L, "b", Map.of("c", "x")),
            Map.of("k", 1.5f),
            List.of(List.of(1L), List.of(2L, 3L)),
            List.of(Map.of("a", 1L), Collections.singletonMap("a", null)));
    assertThat(table.rows().get(1))
        .containsExactly(List.of(), null, Map.of(), Collections.singletonList(null), List.of());
    assertThat(table.rows().get(2).get(0)).isNull();
    assertThat(table.rows().get(2).get(3)).isNull();
  }

  @Test
  void file_ofDeltas_isRead() {
    OfTable table = table(TestFile.made("deltas.parquet"));

    assertThat(table.rows()).hasSize(100).contains(List.of(99L, "w1"));
    assertThat(table.cut()).isTrue();
    assertThat(table.rowCount()).contains(1_000L);
  }

  @Test
  void column_encodedAsIsNotRead_isNamedAndTheOthersAreShown() {
    OfTable table = table(TestFile.made("prefixes.parquet"));

    assertThat(table.rows()).hasSize(100).contains(Arrays.asList(99L, null));
    assertThat(table.note().orElseThrow()).contains("word").contains("DELTA_BYTE_ARRAY");
  }

  @Test
  void file_packedAsIsNotRead_hasItsSchemaAndSaysWhy() {
    OfTable table = table(TestFile.made("plain-lz4.parquet"));

    assertThat(table.columns()).hasSize(8);
    assertThat(table.rows()).isEmpty();
    assertThat(table.rowCount()).contains(3L);
    assertThat(table.note()).isPresent();
    assertThat(table.cut()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-rows", "no-columns"})
  void file_empty_hasNoRows(String name) {
    OfTable table = table(TestFile.made(name + ".parquet"));

    assertThat(table.rows()).isEmpty();
    assertThat(table.rowCount()).contains(0L);
    assertThat(table.note()).isEmpty();
    assertThat(table.cut()).isFalse();
  }

  @Test
  void file_long_isReadAtItsBeginningAlone() {
    TestFile file = TestFile.unpacked("long.parquet");

    OfTable table = table(file);

    assertThat(table.rows()).hasSize(100).contains(List.of(0L, List.of(0L), "z"));
    assertThat(table.rowCount()).contains(1L << 19);
    assertThat(file.readBytes()).isLessThan(file.content().length * 3 / 4);
  }

  @Test
  void file_ofTenThousandColumns_showsTheFirst() {
    OfTable table = table(TestFile.unpacked("wide.parquet"));

    assertThat(table.columns()).hasSize(1_000);
    assertThat(table.columnCount()).isEqualTo(10_000);
    assertThat(table.rows().get(0)).hasSize(1_000).endsWith(999);
    assertThat(table.note()).isEmpty();
    assertThat(table.cut()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PAR1", "PAR1PAR1", "PAR1\u0000\u0000\u0000\u007fPAR1"})
  void file_tooShort_isDamaged(String content) {
    Preview shown = preview(TestFile.of("a.parquet", content));

    assertThat(shown).isInstanceOf(OfBytes.class);
    assertThat(shown.note().orElseThrow()).startsWith("The Parquet file cannot be read");
  }

  /** Lengths that lie, among other things: whatever comes of it, it comes soon and is no crash. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "plain-gzip",
        "plain-zstd-v2",
        "plain-none",
        "nested",
        "deltas",
        "prefixes"
      })
  void file_damagedAnywhere_isShownOrSaidToBe(String name) {
    byte[] good = TestFile.made(name + ".parquet").content();
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      byte[] bad = good.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        // The length of the footer and the magic word stay, or little would be tried.
        bad[random.nextInt(bad.length - 8)] =
            (byte) (random.nextBoolean() ? 0xff : random.nextInt());
      }

      Preview shown = preview(TestFile.of("a.parquet", bad));

      assertThat(shown.note()).isInstanceOf(Optional.class);
    }
  }
}
