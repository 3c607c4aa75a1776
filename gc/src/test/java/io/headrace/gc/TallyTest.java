package io.headrace.gc;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.gc.Journal.Kind;
import io.headrace.objects.Removed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TallyTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Tally tally = new Tally(new PrintStream(said, true, StandardCharsets.UTF_8));

  @Test
  void toString_ofWhatWentByAndBy_countsInWords() {
    assertThat(tally).hasToString("0 runs, 0 logged models, 0 experiments; 0 artifacts of 0 bytes");
    for (int i = 0; i < 1_200; i++) {
      tally.gone(Kind.RUN);
    }
    tally.gone(Kind.MODEL);
    tally.removed(new Removed(1_000, 3 << 20));
    tally.removed(new Removed(1, 200 << 10));

    assertThat(tally)
        .hasToString("1,200 runs, 1 logged model, 0 experiments; 1,001 artifacts of 3.2 MiB");
  }

  @Test
  void sentences_veryMany_areSaidUpToAHundred() {
    for (int i = 0; i < 150; i++) {
      tally.stays("Sentence " + i);
    }
    tally.unfinished("Another");

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .hasSize(101)
        .contains("Sentence 99")
        .last()
        .isEqualTo("There is more of the kind.");
    assertThat(tally.unfinished()).isOne();
  }
}
