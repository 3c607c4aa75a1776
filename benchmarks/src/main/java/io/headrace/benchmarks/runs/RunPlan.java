package io.headrace.benchmarks.runs;

/**
 * Which runs are made.
 *
 * @param seed of all that they have
 * @param first number of the first run: those before it are there already
 * @param startMillis start time of run 0, ms since 1970; each one is a second later
 * @param ended whether most of them end, by finishing, failing or being killed
 * @param wide what they have beside three metrics, three params and a tag
 */
public record RunPlan(long seed, long first, long startMillis, boolean ended, WideMetrics wide) {

  long run(long unit) {
    return first + unit;
  }

  RunFacts facts(long unit) {
    return RunFacts.of(seed, run(unit));
  }

  long startMillis(long unit) {
    return startMillis + run(unit) * 1000;
  }

  long endMillis(long unit) {
    return startMillis(unit) + facts(unit).seconds() * 1000L;
  }
}
