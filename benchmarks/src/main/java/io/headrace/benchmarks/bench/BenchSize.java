package io.headrace.benchmarks.bench;

/**
 * How long and how large the loads are.
 *
 * @param settleSeconds of each of two loads that a server gets before the first that counts: JVMs
 *     take their time to compile
 * @param warmUp seconds of each timed load that are not measured
 * @param seconds that are
 * @param runs that are made, and then searched
 * @param historyPoints points of the history that is read
 */
public record BenchSize(int settleSeconds, int warmUp, int seconds, int runs, int historyPoints) {
  public BenchSize {
    if (settleSeconds < 0 || warmUp < 0 || seconds < 1 || runs < 1 || historyPoints < 1) {
      throw new IllegalArgumentException(
          "Seconds, runs and points must be at least 1, and what goes before at least 0.");
    }
  }

  /** The same, with a history of at most so many points. */
  BenchSize withHistoryOf(int most) {
    return new BenchSize(settleSeconds, warmUp, seconds, runs, Math.min(historyPoints, most));
  }
}
