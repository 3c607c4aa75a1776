package io.headrace.query.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.query.download.ParquetRows;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsParquetTest {

  private static final int MEBIBYTE = 1 << 20;

  @TempDir private Path folder;

  @Test
  void schema_ofAFile_hasTheTypesOfItsColumns() throws IOException {
    RunsParquet file =
        new RunsParquet(ExportColumnTest.columns("metrics.`val/loss.x`", "params.lr", "end_time"));
    file.end();
    Buffer bytes = file.take();

    assertThat(ParquetRows.schema(bytes, folder).toString().strip().lines().map(String::strip))
        .containsExactly(
            "message runs {",
            "required binary run_id (STRING);",
            "required binary experiment_id (STRING);",
            "optional double metrics.val/loss.x;",
            "optional binary params.lr (STRING);",
            "optional int64 end_time (TIMESTAMP(MILLIS,true));",
            "}");
    assertThat(ParquetRows.of(bytes, folder)).isEmpty();
  }

  @Test
  void take_runsWithAllAndNothing_areRowsBitForBit() throws IOException {
    RunsParquet file =
        new RunsParquet(ExportColumnTest.columns("metrics.a", "params.a", "start_time"));
    file.write(Arrays.asList("r1", "1", Double.NaN, "=日本 🚀,\"\n", Long.MIN_VALUE));
    file.write(Arrays.asList("r2", "1", Double.NEGATIVE_INFINITY, "", 1_700_000_000_123L));
    file.write(Arrays.asList("r3", "2", null, null, null));
    file.write(Arrays.asList("r4", "2", -0.0, "-0.0", 0L));
    file.end();

    assertThat(ParquetRows.of(file.take(), folder))
        .map(RunsParquetTest::row)
        .containsExactly(
            "r1 1 NaN =日本 🚀,\"\n -9223372036854775808",
            "r2 1 -Infinity  1700000000123",
            "r3 2 null null null",
            "r4 2 -0.0 -0.0 0");
  }

  private static String row(Group run) {
    List<String> values = new ArrayList<>();
    for (int column = 0; column < run.getType().getFieldCount(); column++) {
      boolean isThere = run.getFieldRepetitionCount(column) > 0;
      values.add(isThere ? run.getValueToString(column, 0) : "null");
    }
    return String.join(" ", values);
  }

  @Test
  void take_whileManyRunsAreWritten_isWhatThereIsOfTheFile() throws IOException {
    String[] names = new String[100];
    Arrays.setAll(names, i -> "metrics.m" + i);
    RunsParquet file = new RunsParquet(ExportColumnTest.columns(names));
    SplittableRandom random = new SplittableRandom(1);
    Buffer whole = Buffer.buffer();
    int largest = 0;
    for (int i = 0; i < 20_000; i++) {
      List<Object> run = new ArrayList<>(List.of("run " + i, "1"));
      random.doubles(names.length).forEach(run::add);
      file.write(run);
      largest = Math.max(largest, file.size());
      whole.appendBuffer(file.take());
    }
    file.end();
    whole.appendBuffer(file.take());

    assertThat(ParquetRows.of(whole, folder))
        .hasSize(20_000)
        .last()
        .extracting(run -> run.getString("run_id", 0))
        .isEqualTo("run 19999");
    assertThat(largest).isBetween(4 * MEBIBYTE, 10 * MEBIBYTE);
  }

  /** What is in memory follows from what runs come to, and not from how many there are. */
  @Test
  void take_wideRunsOfLongTexts_isNoLargerThanARowGroupAndALook() throws IOException {
    String[] names = new String[1_000];
    Arrays.setAll(names, i -> "tags.t" + i);
    RunsParquet file = new RunsParquet(ExportColumnTest.columns(names));
    byte[] noise = new byte[8_000 * names.length];
    new SplittableRandom(1).nextBytes(noise);
    // One byte a character in UTF-8.
    for (int i = 0; i < noise.length; i++) {
      noise[i] &= 0x7f;
    }
    String texts = new String(noise, US_ASCII);
    int largest = 0;
    for (int i = 0; i < 6; i++) {
      List<Object> run = new ArrayList<>(List.of("run " + i, "1"));
      for (int from = 0; from < texts.length(); from += 8_000) {
        run.add(texts.substring(from, from + 8_000));
      }
      file.write(run);
      largest = Math.max(largest, file.size());
      file.take();
    }

    assertThat(largest).isBetween(4 * MEBIBYTE, 48 * MEBIBYTE);
  }
}
