package io.headrace.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TransferRoundsTest {

  private static final ArtifactLoad SMALL = new ArtifactLoad("1KiB", 100, 10, 16, false);
  private static final ArtifactLoad LARGE = new ArtifactLoad("1GiB", 2, 2, 1, true);

  private final TransferRounds rounds = new TransferRounds();
  private final TransferRounds other = new TransferRounds();

  @Test
  void result_someRounds_isTheOneInTheMiddle() throws IOException {
    for (int perSecond : new int[] {300, 100, 200}) {
      rounds.add("upload", report(perSecond), true);
    }

    assertThat(rounds.result(SMALL).cell())
        .isEqualTo("200 /s · p50 1.00 ms · p95 2.00 ms · p99 3.00 ms");
    assertThat(rounds.result(LARGE).cell()).startsWith("400 MB/s · p50");
  }

  @Test
  void result_roundThatDoesNotCount_isLeftOut() throws IOException {
    rounds.add("upload", report(1), false);
    assertThat(rounds.result(SMALL).valid()).isFalse();

    rounds.add("upload", report(500), true);
    assertThat(rounds.result(SMALL).cell()).startsWith("500 /s");
  }

  @Test
  void result_errorsInAnyRound_isVoidAndSaysWhich() throws IOException {
    rounds.add("upload", json("{\"upload_errors\":{\"500\":3}}"), false);
    rounds.add("upload", report(500), true);

    assertThat(rounds.result(SMALL).valid()).isFalse();
    assertThat(rounds.result(SMALL).cell()).startsWith("void: errors {\"500\":3}");
  }

  @Test
  void ratioTo_other_isTheMedianOfTheRatiosOfRounds() throws IOException {
    for (int perSecond : new int[] {100, 900, 300}) {
      rounds.add("upload", report(perSecond), true);
    }
    for (int perSecond : new int[] {100, 300, 150}) {
      other.add("upload", report(perSecond), true);
    }

    assertThat(rounds.ratioTo(other)).hasValue(2);
  }

  @Test
  void ratioTo_voidRounds_isNone() throws IOException {
    rounds.add("upload", report(100), true);
    other.add("upload", report(100), true);
    other.fail("gone");

    assertThat(rounds.ratioTo(other)).isEmpty();
  }

  private static JsonNode report(int perSecond) throws IOException {
    return json(
        """
        {"upload_requests_per_second":%d,"upload_mb_per_second":%d,"upload_p50_ms":1,\
        "upload_p95_ms":2,"upload_p99_ms":3,"upload_errors":{}}"""
            .formatted(perSecond, perSecond * 2));
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
