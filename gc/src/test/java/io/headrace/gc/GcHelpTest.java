package io.headrace.gc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GcHelpTest {

  @Test
  void text_beforeAnyFlag_saysThatAllGoesAndWhatMustRun() {
    String text = GcHelp.text();
    List<String> lines = text.lines().toList();

    assertThat(lines.get(1)).contains("Without --older-than it takes the whole bin at once");
    assertThat(lines.get(2)).startsWith("The stack must be running");
    assertThat(text).contains(GcOptions.MEANINGS.keySet()).endsWith(System.lineSeparator());
  }
}
