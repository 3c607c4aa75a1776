package io.headrace.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadResultTest {

  private static final BenchLoad BATCH =
      new BenchLoad("b", "batches", "points_per_second", "points/s", true, List.of());

  private static final String FIGURES =
      "\"acknowledged\":10,\"points_per_second\":123456.7,\"p50_ms\":0.876,\"p99_ms\":12.34,"
          + "\"acknowledged_points\":1000,\"errors\":{}";

  @Test
  void of_goodReport_showsThroughputAndLatencies() throws Exception {
    LoadResult result = LoadResult.of(BATCH, json(FIGURES + ",\"check\":\"passed\""), true);

    assertThat(result.valid()).isTrue();
    assertThat(result.cell()).isEqualTo("123,457 points/s · p50 0.88 ms · p99 12.3 ms");
  }

  @Test
  void of_bytes_areDividedByAllPointsThatWereAcknowledged() throws Exception {
    assertThat(LoadResult.of(BATCH, json(FIGURES), 4_560).cell()).endsWith(" · 4.56 bytes/point");
  }

  @Test
  void of_errors_isVoidAndSaysWhich() throws Exception {
    String errors = FIGURES.replace("\"errors\":{}", "\"errors\":{\"500\":3}");
    LoadResult result = LoadResult.of(BATCH, json(errors), false);

    assertThat(result.valid()).isFalse();
    assertThat(result.cell()).startsWith("void: errors {\"500\":3}");
  }

  @Test
  void of_failedCheck_isVoid() throws Exception {
    LoadResult result = LoadResult.of(BATCH, json(FIGURES + ",\"check\":\"FAILED\""), false);

    assertThat(result.cell()).startsWith("void: check FAILED");
  }

  @Test
  void of_searchesThatFindNothing_isVoid() throws Exception {
    LoadResult result =
        LoadResult.of(BATCH, json("\"acknowledged\":4,\"answers_without_a_run\":4"), true);

    assertThat(result.cell()).isEqualTo("void: no search found a run");
  }

  @Test
  void of_nothingAcknowledged_isVoid() throws Exception {
    LoadResult result = LoadResult.of(BATCH, json("\"acknowledged\":0,\"errors\":{}"), true);

    assertThat(result.cell()).isEqualTo("void: nothing was acknowledged");
  }

  @Test
  void rows_tableOfSearches_isAResultForEachAndForTheProbes() throws Exception {
    JsonNode report =
        json(
            "\"rows\":[{\"name\":\"a\",\"p50_ms\":1,\"p95_ms\":2.5,\"p99_ms\":100},"
                + "{\"name\":\"b\",\"void\":\"refused | so\"}],\"probes\":9,\"probes_failed\":0");

    assertThat(LoadResult.rows(BATCH, report, false))
        .containsExactly(
            Map.entry("search: a", new LoadResult("p50 1.00 ms · p95 2.50 ms · p99 100 ms", true)),
            Map.entry("search: b", LoadResult.failed("refused / so")),
            Map.entry(
                "search: a run just updated is in its place",
                new LoadResult("9 times of 9", true)));
  }

  @Test
  void rows_anyOtherLoad_isOneResult() throws Exception {
    assertThat(LoadResult.rows(BATCH, json(FIGURES), true)).containsOnlyKeys("batches");
  }

  private static JsonNode json(String fields) throws IOException {
    return new ObjectMapper().readTree("{" + fields + "}");
  }
}
