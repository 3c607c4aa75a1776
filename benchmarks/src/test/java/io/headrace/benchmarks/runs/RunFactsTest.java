package io.headrace.benchmarks.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunFactsTest {

  @Test
  void of_sameSeedAndRun_areTheSameFacts() {
    assertThat(RunFacts.of(3, 17)).isEqualTo(RunFacts.of(3, 17));
    assertThat(RunFacts.of(3, 17)).isNotEqualTo(RunFacts.of(3, 18));
  }

  @Test
  void of_manyRuns_spreadOverOptimizersAndDatasets() {
    assertThat(
            LongStream.range(0, 200).mapToObj(run -> RunFacts.of(1, run).params().get("optimizer")))
        .contains("sgd", "adam", "adamw", "lion");
    assertThat(LongStream.range(0, 200).mapToObj(run -> RunFacts.of(1, run).dataset()))
        .contains("cifar10", "pile");
  }

  @Test
  void of_manyRuns_haveParamsWithFewWithSomeAndWithManyValues() {
    assertThat(distinct(RunFacts.FEW)).isEqualTo(4);
    assertThat(distinct(RunFacts.SOME)).isBetween(90, 95);
    assertThat(distinct(RunFacts.MANY)).isGreaterThan(1990);
  }

  @Test
  void of_manyRuns_mostEndAndSomeDoNot() {
    assertThat(LongStream.range(0, 200).mapToObj(run -> RunFacts.of(1, run).status()))
        .contains("FINISHED", "FAILED", "KILLED", "RUNNING");
    assertThat(LongStream.range(0, 1000).filter(run -> RunFacts.of(1, run).ends()).count())
        .isBetween(930L, 970L);
  }

  private static int distinct(String param) {
    return LongStream.range(0, 2000)
        .mapToObj(run -> RunFacts.of(1, run).params().get(param))
        .collect(Collectors.toSet())
        .size();
  }

  @Test
  void filter_search_namesMetricParamAndTag() {
    assertThat(RunFacts.filter(1, 4))
        .matches(
            "metrics\\.`val/accuracy` > [0-9.]+ and params\\.optimizer = '\\w+' and"
                + " tags\\.dataset = '\\w+'");
    assertThat(RunFacts.filter(1, 4)).isNotEqualTo(RunFacts.filter(1, 5));
  }
}
