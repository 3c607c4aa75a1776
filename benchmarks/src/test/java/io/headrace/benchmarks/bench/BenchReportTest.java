package io.headrace.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchReportTest {

  private static final String ONE = "first load";
  private static final String TWO = "second load";

  private final BenchReport report = new BenchReport("Head.");

  @Test
  void markdown_twoServers_isATableWithARowALoad() {
    report.add("A", ONE, new LoadResult("1 /s", true));
    report.add("A", TWO, new LoadResult("2 /s", true));
    report.add("B", TWO, new LoadResult("3 /s", true));
    report.remark("C is left out.");

    assertThat(report.markdown())
        .isEqualTo(
            """
            Head.

            | load | A | B |
            |---|---|---|
            | first load | 1 /s |  |
            | second load | 2 /s | 3 /s |

            - C is left out.
            """);
    assertThat(report.valid()).isTrue();
  }

  @Test
  void valid_oneLoadFailed_isFalse() {
    report.add("A", ONE, new LoadResult("1 /s", true));
    report.add("A", TWO, LoadResult.failed("a | b"));

    assertThat(report.valid()).isFalse();
    assertThat(report.markdown()).contains("| second load | void: a / b |");
  }
}
