package io.headrace.benchmarks.check;

import io.headrace.benchmarks.load.Outcome;
import io.headrace.benchmarks.points.Ledger;
import io.headrace.benchmarks.points.MetricKeys;
import io.headrace.benchmarks.points.PointPlan;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads back every series of a load and compares it point by point: what was acknowledged is there
 * exactly once and as it was logged, what was refused is not there; what was neither (the answer
 * got lost) may be there, once.
 *
 * <p>Each series is read once. A server that needs a second look does not let clients read what
 * they wrote, and that is what this is to find.
 */
public final class PointCheck {

  private static final int READERS = 2;

  private final MlflowRest rest;
  private final Ledger ledger;
  private final PointPlan plan;

  public PointCheck(MlflowRest rest, Ledger ledger, PointPlan plan) {
    this.rest = rest;
    this.ledger = ledger;
    this.plan = plan;
  }

  /** Points that were acknowledged. */
  public long acknowledgedPoints() {
    return (long) ledger.outcomes().count(Outcome.ACKNOWLEDGED) * ledger.size().batch();
  }

  /** Reads and compares everything; takes as long as it takes. */
  public Findings run() throws IOException {
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try {
      List<Future<Findings>> runs = new ArrayList<>();
      for (int run = 0; run < ledger.runIds().size(); run++) {
        int index = run;
        runs.add(readers.submit(() -> check(index)));
      }
      Findings all = new Findings();
      for (int run = 0; run < runs.size(); run++) {
        all.add(runs.get(run).get(), "run " + ledger.runIds().get(run));
      }
      return all;
    } catch (ExecutionException e) {
      throw new IOException("The check could not read: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The check was interrupted.", e);
    } finally {
      readers.shutdownNow();
    }
  }

  private Findings check(int run) throws IOException {
    Findings findings = new Findings();
    MetricHistory history = new MetricHistory(rest);
    for (int key = 0; key < ledger.size().keys(); key++) {
      SeriesCheck series = new SeriesCheck(plan, ledger.outcomes(), run, key);
      String name = MetricKeys.name(key);
      history.read(ledger.runIds().get(run), name, series);
      findings.add(series.finish(), name);
    }
    return findings;
  }
}
