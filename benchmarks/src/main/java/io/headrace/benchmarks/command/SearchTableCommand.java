package io.headrace.benchmarks.command;

import io.headrace.benchmarks.load.Schedule;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.rest.Experiments;
import io.headrace.benchmarks.rest.MlflowRest;
import io.headrace.benchmarks.runs.FillProgress;
import io.headrace.benchmarks.runs.RunFill;
import io.headrace.benchmarks.runs.RunPlan;
import io.headrace.benchmarks.runs.WideMetrics;
import io.headrace.benchmarks.search.FreshnessCheck;
import io.headrace.benchmarks.search.RunsApart;
import io.headrace.benchmarks.search.SearchTable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures all kinds of searches, one after the other. */
@Command(
    name = "search-table",
    description =
        "Measures a table of searches over the runs that create-runs --end made: every kind of"
            + " condition and of order, deep pages, small and large ones; and whether a run that"
            + " was just updated is in its right place.")
public final class SearchTableCommand implements Callable<Integer> {

  private static final int EXAMPLES = 3;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:5000",
      description = "Server: http://host:port (${DEFAULT-VALUE}).")
  private String url;

  @Option(
      names = "--experiment",
      defaultValue = "headrace-search",
      description = "Experiment, made if needed (${DEFAULT-VALUE}).")
  private String experiment;

  @Option(
      names = "--fill",
      defaultValue = "0",
      description = "Make runs first, until the experiment has so many (${DEFAULT-VALUE}).")
  private long fill;

  @Option(
      names = "--connections",
      defaultValue = "1",
      description = "Connections that search, one request each at a time (${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--rate",
      defaultValue = "0",
      description =
          "Searches a second that come due whatever the server does, each measured from then on; 0"
              + " for as many as it answers (${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "Measured seconds of each row (${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "2",
      description = "Seconds of each row before that (${DEFAULT-VALUE}).")
  private double warmUpSeconds;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "",
      description = "Rows whose name contains one of these texts; all if not given.")
  private List<String> only;

  @Mixin private WriteOptions writes;

  @Option(
      names = "--probes",
      defaultValue = "50",
      description =
          "Times at the end that a run is updated and must be found where it belongs"
              + " (${DEFAULT-VALUE}).")
  private int probes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "What all values are drawn from (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print the line of JSON only.")
  private boolean jsonOnly;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException {
    MlflowRest rest = new MlflowRest(url);
    String experimentId = new Experiments(rest).findOrCreate(experiment);
    Schedule schedule =
        new Schedule(rate, duration(warmUpSeconds), duration(seconds), Long.MAX_VALUE);
    Report report =
        new Report()
            .add("command", "search-table")
            .add("url", url)
            .add("connections", connections)
            .add("loop", schedule.loop())
            .add("seconds_per_row", seconds)
            .add("warm_up_seconds", warmUpSeconds);
    fill(rest, experimentId, report);
    SearchTable table = new SearchTable(rest, experimentId, connections, schedule);
    report.add("runs", table.runs());
    RunsApart apart = RunsApart.take(rest, experimentId, writes.runs());
    FreshnessCheck freshness = new FreshnessCheck(rest, experimentId, apart.probed(), clock);
    boolean good =
        writes.meanwhile(
            rest, apart.moving(), seed, report, () -> measure(table, freshness, report));
    if (!jsonOnly) {
      System.out.println(report.table());
    }
    System.out.println(report.json());
    return good ? ExitStatus.GOOD : ExitStatus.BAD;
  }

  private void fill(MlflowRest rest, String experimentId, Report report) throws IOException {
    long there = fill > 0 ? SearchTable.countRuns(rest, experimentId) : 0;
    if (there < fill) {
      RunPlan plan = new RunPlan(seed, there, clock.millis(), true, WideMetrics.NONE);
      FillProgress progress = new FillProgress(System::nanoTime, System.err::println);
      report.add(
          "fill_runs_per_second",
          new RunFill(rest, progress).run(experimentId, plan, fill - there));
    }
  }

  /** Measures all rows, and then probes; returns whether nothing is void. */
  private boolean measure(SearchTable table, FreshnessCheck freshness, Report report) {
    table.measure(only, this::progress);
    List<String> failures = freshness.run(probes);
    table.add(report);
    report
        .add("probes", probes)
        .add("probes_failed", failures.size())
        .add("findings", failures.stream().limit(EXAMPLES).toList());
    return table.valid() && failures.isEmpty();
  }

  private void progress(String row) {
    if (!jsonOnly) {
      System.err.println(row);
    }
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
