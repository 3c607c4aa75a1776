package io.headrace.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.HeadraceException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GcOptionsTest {

  @Test
  void take_optionsInBothForms_leavesTheRest() {
    GcOptions.Given given =
        GcOptions.take(
            List.of(
                "--data",
                "there",
                "--older-than=30d",
                "--run-ids",
                "b, a,,b",
                "--experiment-ids=7",
                "--logged-model-ids",
                "m-1",
                "--namespace=x",
                "--dry-run"));

    assertThat(given.rest()).containsExactly("--data", "there", "--namespace=x");
    GcOptions options = given.options();
    assertThat(options.olderThan()).isEqualTo(Age.parse("30d"));
    assertThat(options.runIds()).containsExactly("a", "b");
    assertThat(options.experimentIds()).containsExactly("7");
    assertThat(options.modelIds()).containsExactly("m-1");
    assertThat(options.dryRun()).isTrue();
    assertThat(options.namesSome()).isTrue();
  }

  @Test
  void take_nothing_isAllThatIsInTheBin() {
    GcOptions options = GcOptions.take(List.of()).options();

    assertThat(options.olderThan()).isEqualTo(Age.NONE);
    assertThat(options.namesSome()).isFalse();
    assertThat(options.dryRun()).isFalse();
  }

  /** What a script leaves empty must not come to everything. */
  @ParameterizedTest
  @ValueSource(strings = {"--run-ids=", "--experiment-ids=,", "--logged-model-ids= "})
  void take_namesWithoutAName_isRefused(String argument) {
    assertThatThrownBy(() -> GcOptions.take(List.of(argument)))
        .isInstanceOf(HeadraceException.class)
        .hasMessageEndingWith(" names none.");
  }

  @Test
  void take_optionWithoutAValue_isRefused() {
    assertThatThrownBy(() -> GcOptions.take(List.of("--older-than")))
        .hasMessage("--older-than needs a value.");
  }

  /** A script's empty variable must not turn the next flag into a name, and a look into a deed. */
  @ParameterizedTest
  @ValueSource(strings = {"--older-than", "--run-ids", "--experiment-ids", "--logged-model-ids"})
  void take_flagInPlaceOfAValue_isRefused(String option) {
    String refusal = option + " needs a value, and --dry-run looks like the next flag.";

    assertThatThrownBy(() -> GcOptions.take(List.of(option, "--dry-run")))
        .isInstanceOf(HeadraceException.class)
        .hasMessage(refusal);
    assertThatThrownBy(() -> GcOptions.take(List.of(option + "=--dry-run")))
        .isInstanceOf(HeadraceException.class)
        .hasMessage(refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dry-run=false", "--dry-run=true", "--dry-run="})
  void take_dryRunWithAValue_isRefused(String argument) {
    assertThatThrownBy(() -> GcOptions.take(List.of(argument)))
        .isInstanceOf(HeadraceException.class)
        .hasMessage("--dry-run takes no value; leave it out to delete.");
  }
}
