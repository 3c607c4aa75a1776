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
      tally.gone(new Thing(Kind.RUN, "r" + i, ""));
    }
    tally.gone(new Thing(Kind.MODEL, "m-1", "tree"));
    tally.removed(new Removed(1_000, 3 << 20));
    tally.removed(new Removed(1, 200 << 10));

    assertThat(tally)
        .hasToString("1,200 runs, 1 logged model, 0 experiments; 1,001 artifacts of 3.2 MiB");
  }

  @Test
  void toString_ofOneByte_isSingular() {
    assertThat(tally.didSome()).isFalse();
    tally.removed(new Removed(1, 1));

    assertThat(tally).asString().endsWith("; 1 artifact of 1 byte");
    assertThat(tally.didSome()).isTrue();
  }

  @Test
  void gone_eachThing_isNamedOnALineOfItsOwn() {
    tally.gone(new Thing(Kind.RUN, "4d1f", ""));
    tally.gone(new Thing(Kind.EXPERIMENT, "7", "two\nlines \u001b[2J"));
    tally.wouldGo(new Thing(Kind.MODEL, "m-1", "tree"));

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Deleted run 4d1f",
            "Deleted experiment 7 'two?lines ?[2J'",
            "Would delete logged model m-1 'tree'");
    assertThat(tally).asString().startsWith("1 run, 0 logged models, 1 experiment;");
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
