package io.headrace.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headrace.benchmarks.report.LoadFigures;
import io.headrace.benchmarks.report.Report;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeasurementTest {

  private final Measurement measurement = new Measurement();

  @Test
  void latencies_hundredUnits_areTheirPercentiles() {
    for (int i = 1; i <= 100; i++) {
      measurement.started(0);
      measurement.acknowledged(0, millis(i));
    }
    assertThat(percentile(50)).isCloseTo(50, within(0.1));
    assertThat(percentile(95)).isCloseTo(95, within(0.1));
    assertThat(percentile(99)).isCloseTo(99, within(0.1));
    assertThat(measurement.seconds()).isEqualTo(0.1);
  }

  @Test
  void latencies_sentLate_countFromWhenItWasDue() {
    measurement.started(millis(10));
    measurement.acknowledged(millis(10), millis(110));
    assertThat(percentile(50)).isCloseTo(100, within(0.1));
  }

  @Test
  void leftUnsent_unit_hasWaitedUntilTheEnd() {
    measurement.leftUnsent(millis(1000), millis(5000));
    assertThat(measurement.unsent()).isEqualTo(1);
    assertThat(percentile(99)).isCloseTo(4000, within(4.0));
  }

  @Test
  void report_withErrors_saysSo() {
    measurement.started(0);
    measurement.failed("503", "busy", 0, millis(1));
    measurement.failed("503", "busy again", 0, millis(1));

    Report report = new Report();
    LoadFigures.add(report, measurement, 1);

    assertThat(report.json())
        .contains("\"errors\":{\"503\":2}")
        .contains("First: 503: busy")
        .contains("Nothing was acknowledged");
    assertThat(report.table()).contains("{503=2}");
  }

  @Test
  void report_withoutErrors_hasNoWarnings() {
    measurement.started(0);
    measurement.answered();
    measurement.acknowledged(0, TimeUnit.SECONDS.toNanos(2));

    Report report = new Report();
    LoadFigures.add(report, measurement, 1000);

    assertThat(report.json())
        .contains("\"warnings\":[]")
        .contains("\"requests_per_second\":0.5")
        .contains("\"points_per_second\":500.0");
  }

  private double percentile(double percentile) {
    return measurement.latencies().getValueAtPercentile(percentile) / 1e6;
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
