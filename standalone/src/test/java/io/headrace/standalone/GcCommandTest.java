package io.headrace.standalone;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps it from beginning; what it does is tested with the backends. */
final class GcCommandTest {

  private final String data;

  GcCommandTest(@TempDir Path folder) {
    data = folder.toString();
  }

  @Test
  void run_whereNothingRuns_isRefusedInWords() {
    assertRefused("Nothing runs on the data folder " + data + ". Start it", "--data", data);
  }

  @Test
  void run_withWhatIsNoAge_isRefusedBeforeAnythingElse() {
    assertRefused("Could not parse any time information from '3x'", "--older-than", "3x");
  }

  @Test
  void run_withAnUnknownFlag_isRefused() {
    assertRefused("Unknown flag --dry;", "--data", data, "--dry");
  }

  @Test
  void run_withAFlagInPlaceOfAValue_isRefused() {
    assertRefused("--run-ids needs a value, and --dry-run ", "--run-ids", "--dry-run");
    assertRefused("--data needs a value, and --host=x ", "--data", "--dry-run", "--host=x");
  }

  private static void assertRefused(String words, String... arguments) {
    assertThatThrownBy(() -> GcCommand.run(List.of(arguments), Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith(words);
  }
}
