package io.headrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.event.RunState;
import io.headrace.model.LifecycleStage;
import io.headrace.model.Run;
import io.headrace.model.RunStatus;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunRowTest {

  @ParameterizedTest
  @CsvSource({
    "1000, 1500, 500",
    "1500, 1000, -500",
    "1000,     ,    ",
    // A run without a start time has 0.
    "   0, 1500,    ",
    "  -2, 9223372036854775807, ",
  })
  void duration_ofStartAndEnd_isKnownWhereBothAre(long start, Long end, Long duration) {
    assertThat(row("1", start, end).number("duration")).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "9223372036854775807, 9223372036854775807", "ten, ", "'', "})
  void experimentId_asANumber_isThereWhereItIsOne(String id, Long number) {
    assertThat(row(id, 0, null).number("experiment_id")).isEqualTo(number);
    assertThat(row(id, 0, null).text("experiment_id")).isEqualTo(id);
  }

  private static RunRow row(String experimentId, long start, Long end) {
    Run run =
        new Run(
            "r",
            experimentId,
            "",
            "",
            RunStatus.RUNNING,
            start,
            end,
            "",
            LifecycleStage.ACTIVE,
            List.of(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            List.of(),
            List.of(),
            List.of());
    return new RunRow(new RunState(run, null, 1));
  }
}
