package io.headrace.benchmarks.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * One load of the comparison.
 *
 * @param key by which it is chosen
 * @param title of its row
 * @param figure the name, in the load generator's report, of the throughput that counts here
 * @param unit of that figure
 * @param weighed whether what its points take on disk is measured
 * @param arguments for the load generator
 */
public record BenchLoad(
    String key, String title, String figure, String unit, boolean weighed, List<String> arguments) {

  private static final String REQUESTS = "requests_per_second";
  private static final String POINTS = "points_per_second";

  /** All loads, in the order in which a server gets them. */
  public static List<BenchLoad> all(BenchSize size) {
    return List.of(
        new BenchLoad(
            "log-metric",
            "log-metric, 16 clients",
            REQUESTS,
            "/s",
            false,
            timed(size, "log-metric", "--connections", "16", "--check")),
        new BenchLoad(
            "one-client",
            "log-metric, one client",
            REQUESTS,
            "/s",
            false,
            timed(size, "log-metric", "--connections", "1", "--check")),
        new BenchLoad(
            "log-batch",
            "log-batch of 1,000 points of ten metrics, 8 clients",
            POINTS,
            "points/s",
            true,
            batches(size, "1000", "10")),
        new BenchLoad(
            "loss-curves",
            "log-batch of 1,000 points of one float32 loss, 8 clients",
            POINTS,
            "points/s",
            true,
            batches(size, "1000", "1")),
        new BenchLoad(
            "small-batches",
            "log-batch of 100 points, 8 clients",
            POINTS,
            "points/s",
            false,
            batches(size, "100", "10")),
        new BenchLoad(
            "create-runs",
            "create a run, log 3 metrics, 3 params, 1 tag, 8 clients",
            "units_per_second",
            "runs/s",
            false,
            List.of(
                "create-runs",
                "--connections",
                "8",
                "--warm-up",
                "0",
                "--count",
                Integer.toString(size.runs()),
                "--experiment",
                "bench-search")),
        new BenchLoad(
            "search",
            "search of these runs by metric, param and tag, ordered, one client",
            REQUESTS,
            "/s",
            false,
            timed(size, "search", "--connections", "1", "--experiment", "bench-search")),
        new BenchLoad(
            "search-table",
            "table of searches",
            REQUESTS,
            "/s",
            false,
            List.of(
                "search-table",
                "--fill",
                Integer.toString(size.runs()),
                "--experiment",
                "bench-search-table",
                "--warm-up",
                Integer.toString(size.warmUp()),
                "--seconds",
                Integer.toString(size.seconds()))),
        new BenchLoad(
            "history",
            "page of 25,000 points of a history, one client",
            REQUESTS,
            "/s",
            false,
            timed(
                size,
                "history",
                "--connections",
                "1",
                "--points",
                Integer.toString(size.historyPoints()))));
  }

  /** What a server gets before all that, for nobody to look at. */
  static List<BenchLoad> settling(BenchSize size) {
    String seconds = Integer.toString(size.settleSeconds());
    return size.settleSeconds() == 0
        ? List.of()
        : Stream.of("log-metric", "log-batch")
            .map(
                command ->
                    new BenchLoad(
                        command,
                        "settling",
                        POINTS,
                        "points/s",
                        false,
                        List.of(command, "--warm-up", "0", "--duration", seconds)))
            .toList();
  }

  private static List<String> batches(BenchSize size, String points, String keys) {
    return timed(
        size, "log-batch", "--connections", "8", "--batch", points, "--keys", keys, "--check");
  }

  private static List<String> timed(BenchSize size, String... arguments) {
    return Stream.concat(
            Stream.of(arguments),
            Stream.of(
                "--warm-up",
                Integer.toString(size.warmUp()),
                "--duration",
                Integer.toString(size.seconds())))
        .toList();
  }
}
