package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The witness of the crash tests notices what it is there to notice. */
final class RunLedgerTest {

  private static final Point FIRST = new Point("m", 1, 1, 1.0);
  private static final Point SECOND = new Point("m", 2, 2, Double.NaN);

  private final RunLedger ledger = new RunLedger("run");

  @Test
  void everythingAcknowledgedIsThereOnce_passes() {
    ledger.acknowledge(new Write(List.of(FIRST, SECOND), Map.of("p", "1"), Map.of("t", "x")));

    assertThatCode(() -> ledger.assertMatches(read(Map.of("p", "1"), "x", FIRST, SECOND)))
        .doesNotThrowAnyException();
  }

  @Test
  void anAcknowledgedPointIsMissing_isNoticed() {
    ledger.acknowledge(Write.point(FIRST));
    ledger.acknowledge(Write.point(SECOND));

    assertNoticed(read(Map.of(), "x", FIRST));
  }

  @Test
  void anAcknowledgedPointIsThereTwice_isNoticed() {
    ledger.acknowledge(Write.point(FIRST));

    assertNoticed(read(Map.of(), "x", FIRST, FIRST));
  }

  @Test
  void theLatestPointIsNotTheGreatest_isNoticed() {
    ledger.acknowledge(Write.point(FIRST));
    ledger.acknowledge(Write.point(SECOND));

    assertNoticed(
        new Recording(
            "RUNNING",
            Map.of(),
            Map.of(),
            Map.of("m", FIRST),
            Map.of("m", List.of(FIRST, SECOND))));
  }

  @Test
  void aRunThatWasEndedStillRuns_isNoticed() {
    ledger.acknowledge(Write.status("FINISHED"));
    assertThat(ledger.hasStatus("FINISHED")).isTrue();

    assertNoticed(read(Map.of(), "x"));
  }

  @Test
  void anUncertainEndIsThereOrNot_passes() {
    ledger.leaveUncertain(Write.status("FINISHED"));
    assertThat(ledger.hasStatus("FINISHED")).isFalse();

    assertThatCode(
            () -> {
              ledger.assertMatches(read(Map.of(), "x"));
              ledger.assertMatches(
                  new Recording("FINISHED", Map.of(), Map.of(), Map.of(), Map.of()));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void anAcknowledgedParamHasAnotherValue_isNoticed() {
    ledger.acknowledge(Write.param("p", "1"));

    assertNoticed(read(Map.of("p", "2"), "x"));
  }

  @Test
  void aTagHasItsLastButOneValue_isNoticed() {
    ledger.acknowledge(Write.tag("t", "old"));
    ledger.acknowledge(Write.tag("t", "new"));

    assertNoticed(read(Map.of(), "old"));
  }

  @Test
  void nobodyWroteWhatIsThere_isNoticed() {
    assertNoticed(read(Map.of(), "x", FIRST));
  }

  @Test
  void anUncertainBatchIsThereWholeOrNotAtAll_passes() {
    ledger.leaveUncertain(new Write(List.of(FIRST, SECOND), Map.of("p", "1"), Map.of()));

    assertThatCode(
            () -> {
              ledger.assertMatches(read(Map.of("p", "1"), "x", FIRST, SECOND));
              ledger.assertMatches(read(Map.of(), "x"));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void halfOfAnUncertainBatchIsThere_isNoticed() {
    ledger.leaveUncertain(new Write(List.of(FIRST, SECOND), Map.of("p", "1"), Map.of()));

    assertNoticed(read(Map.of(), "x", FIRST, SECOND));
    assertNoticed(read(Map.of("p", "1"), "x", FIRST));
  }

  private void assertNoticed(Recording read) {
    assertThatThrownBy(() -> ledger.assertMatches(read)).isInstanceOf(AssertionError.class);
  }

  /**
   * A run that runs.
   *
   * @param points the latest last
   */
  private static Recording read(Map<String, String> params, String tag, Point... points) {
    Map<String, Point> latest =
        points.length == 0 ? Map.of() : Map.of("m", points[points.length - 1]);
    return new Recording("RUNNING", params, Map.of("t", tag), latest, Map.of("m", List.of(points)));
  }
}
