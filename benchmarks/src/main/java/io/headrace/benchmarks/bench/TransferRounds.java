package io.headrace.benchmarks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What a load in one direction gave on one server, round by round. */
final class TransferRounds {

  private final List<Figures> rounds = new ArrayList<>();
  private String failure = "";

  /** Of one round; latencies in ms. */
  private record Figures(
      double megabytesPerSecond, double perSecond, double p50, double p95, double p99) {}

  /**
   * Adds a round.
   *
   * @param direction {@code upload} or {@code download}
   * @param report of the load generator
   * @param counts whether its figures do; errors always do
   */
  void add(String direction, JsonNode report, boolean counts) {
    JsonNode errors = report.path(direction + "_errors");
    if (!errors.isEmpty()) {
      fail("errors " + errors + ", " + report.path(direction + "_warnings").path(0).asText());
    } else if (counts) {
      rounds.add(
          new Figures(
              report.path(direction + "_mb_per_second").asDouble(),
              report.path(direction + "_requests_per_second").asDouble(),
              report.path(direction + "_p50_ms").asDouble(),
              report.path(direction + "_p95_ms").asDouble(),
              report.path(direction + "_p99_ms").asDouble()));
    }
  }

  /** Notes why a round has no figures; one such round makes all of them void. */
  void fail(String reason) {
    failure = failure.isEmpty() ? reason : failure;
  }

  private boolean valid() {
    return failure.isEmpty() && !rounds.isEmpty();
  }

  /** The figures of the round in the middle. */
  LoadResult result(ArtifactLoad load) {
    if (!valid()) {
      return LoadResult.failed(failure.isEmpty() ? "it was not measured" : failure);
    }
    List<Figures> sorted = new ArrayList<>(rounds);
    sorted.sort(Comparator.comparingDouble(Figures::megabytesPerSecond));
    Figures middle = sorted.get(sorted.size() / 2);
    String throughput =
        load.inBytes()
            ? LoadResult.rounded(middle.megabytesPerSecond()) + " MB/s"
            : LoadResult.rounded(middle.perSecond()) + " /s";
    return new LoadResult(
        String.format(
            Locale.ROOT,
            "%s · p50 %s ms · p95 %s ms · p99 %s ms",
            throughput,
            LoadResult.rounded(middle.p50()),
            LoadResult.rounded(middle.p95()),
            LoadResult.rounded(middle.p99())),
        true);
  }

  /**
   * How much faster this was than another: the median of what the rounds say, each compared with
   * the other's same round. Empty where one of them is void.
   */
  OptionalDouble ratioTo(TransferRounds other) {
    if (!valid() || !other.valid() || rounds.size() != other.rounds.size()) {
      return OptionalDouble.empty();
    }
    double[] ratios =
        IntStream.range(0, rounds.size())
            .mapToDouble(i -> rounds.get(i).perSecond() / other.rounds.get(i).perSecond())
            .sorted()
            .toArray();
    return OptionalDouble.of(ratios[ratios.length / 2]);
  }
}
