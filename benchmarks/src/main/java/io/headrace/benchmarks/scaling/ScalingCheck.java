package io.headrace.benchmarks.scaling;

import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.load.Schedule;
import io.headrace.benchmarks.points.Ledger;
import io.headrace.benchmarks.points.PlanSize;
import io.headrace.benchmarks.points.PointFill;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Whether logging costs more the more a run already has: the same requests to a new run, to one
 * with very many points and to one with very many keys, one after the other and round after round,
 * so that what else happens on the machine meets all of them.
 */
public final class ScalingCheck {

  private static final int CONNECTIONS = 8;
  private static final int FEW_POINTS = 100;
  private static final int FEW_KEYS = 10;
  private static final int BATCH = 1000;
  private static final long SEED = 1;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** In which what a measurement leaves to be done, the recorder's part, is done and counted. */
  private static final long PAUSE_MILLIS = 400;

  private final Size size;
  private final MlflowRest rest;
  private final ProcessorTime server;
  private final PointFill fill;
  private final Map<String, RunOf> runs = new LinkedHashMap<>();

  /**
   * What is compared.
   *
   * @param points of the long run, on ten keys
   * @param keys of the wide run
   * @param rounds that count; one more goes before them
   * @param requests of log-metric to each run in a round, and ten times those of log-batch
   */
  public record Size(long points, int keys, int rounds, int requests) {}

  /** The run that the next measurement goes to. */
  @FunctionalInterface
  private interface RunOf {
    RunUnderTest next() throws IOException;
  }

  /**
   * @param serverPid of the server, whose processor time is counted with that of its children
   */
  public ScalingCheck(Size size, String url, String experiment, long serverPid) {
    this.size = size;
    this.rest = new MlflowRest(url);
    this.server = new ProcessorTime(serverPid);
    this.fill = new PointFill(url, experiment, SEED, Clock.systemUTC());
  }

  /** Fills the runs and measures; returns the rows of a table. Takes minutes. */
  public List<String> run() throws IOException, InterruptedException {
    prepare();
    server.awaitRest();
    List<String> rows = new ArrayList<>(List.of(Figures.head()));
    rows.addAll(measure("log-metric", 1, size.requests()));
    rows.addAll(measure("log-batch of 1,000", BATCH, Math.max(1, size.requests() / 10)));
    return rows;
  }

  private void prepare() throws IOException {
    runs.put("new", () -> filled(FEW_KEYS, FEW_POINTS, FEW_POINTS));
    // What the keys of a batch cost by themselves, for the last row to be held against.
    runs.put("new, a thousand keys in turn", () -> filled(BATCH, BATCH, BATCH));
    RunUnderTest full = filled(FEW_KEYS, BATCH, size.points());
    runs.put(String.format("%,d points", size.points()), () -> full);
    Ledger wide = fill.run(new PlanSize(1, size.keys(), BATCH), roundedUp(size.keys()));
    RunUnderTest tenOfMany = of(wide, FEW_KEYS);
    runs.put(String.format("%,d keys, to ten of them", size.keys()), () -> tenOfMany);
    RunUnderTest allOfMany = of(wide, size.keys());
    runs.put(String.format("%,d keys, to all in turn", size.keys()), () -> allOfMany);
  }

  private static long roundedUp(long points) {
    return (points + BATCH - 1) / BATCH * BATCH;
  }

  private RunUnderTest filled(int keys, int batch, long points) throws IOException {
    return of(fill.run(new PlanSize(1, keys, batch), points), keys);
  }

  private RunUnderTest of(Ledger ledger, int keys) {
    return new RunUnderTest(
        ledger.runIds().get(0),
        keys,
        ledger.startMillis(),
        (long) ledger.outcomes().size() * ledger.size().batch(),
        rest.host());
  }

  private List<String> measure(String call, int batch, int requests)
      throws IOException, InterruptedException {
    Map<String, Figures> figures = new LinkedHashMap<>();
    runs.keySet().forEach(run -> figures.put(run, new Figures()));
    List<String> order = new ArrayList<>(runs.keySet());
    for (int round = 0; round <= size.rounds(); round++) {
      for (String run : order) {
        // What is measured before the JVMs have compiled is thrown away.
        Figures into = round == 0 ? new Figures() : figures.get(run);
        measure(runs.get(run).next(), batch, requests, into);
      }
      // None comes always behind the same other, whose leftovers it would pay for.
      Collections.rotate(order, 1);
    }
    List<String> rows = new ArrayList<>();
    Figures base = figures.values().iterator().next();
    figures.forEach((run, each) -> rows.add(each.row(call, run, base)));
    for (Figures each : figures.values()) {
      if (!each.good()) {
        throw new IOException(String.join("\n", rows) + "\nFirst error: " + each.firstError());
      }
    }
    return rows;
  }

  private void measure(RunUnderTest run, int batch, int requests, Figures into)
      throws IOException, InterruptedException {
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    Duration before = server.used();
    LoadLoop loop =
        new LoadLoop(
            rest.address(),
            CONNECTIONS,
            run.next(requests, batch),
            new Schedule(0, Duration.ZERO, LONGEST, requests),
            TIMEOUT);
    LoadLoop.Result result = loop.run();
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    into.add(result.measurement(), server.used().minus(before));
  }
}
