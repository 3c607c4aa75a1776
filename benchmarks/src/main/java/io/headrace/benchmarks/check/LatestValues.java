package io.headrace.benchmarks.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.benchmarks.load.Outcome;
import io.headrace.benchmarks.points.Ledger;
import io.headrace.benchmarks.points.MetricKeys;
import io.headrace.benchmarks.points.PointPlan;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Watches {@code runs/get} until the latest value of every key is the last one acknowledged. */
public final class LatestValues {

  private static final long PAUSE_NANOS = 2_000_000;

  private final MlflowRest rest;
  private final Ledger ledger;
  private final PointPlan plan;

  public LatestValues(MlflowRest rest, Ledger ledger, PointPlan plan) {
    this.rest = rest;
    this.ledger = ledger;
    this.plan = plan;
  }

  /**
   * Waits for all runs, one after the other.
   *
   * @return whether all were seen in time
   */
  public boolean await(Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    for (int run = 0; run < ledger.runIds().size(); run++) {
      while (!arrived(run)) {
        if (System.nanoTime() > end) {
          return false;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return true;
  }

  private boolean arrived(int run) throws IOException {
    JsonNode answer = rest.get("mlflow/runs/get", Map.of("run_id", ledger.runIds().get(run)));
    Map<String, Long> steps = new HashMap<>();
    answer
        .at("/run/data/metrics")
        .forEach(metric -> steps.put(metric.path("key").asText(), metric.path("step").asLong()));
    for (int key = 0; key < ledger.size().keys(); key++) {
      long seen = steps.getOrDefault(MetricKeys.name(key), -1L);
      if (seen < lastAcknowledgedStep(run, key)) {
        return false;
      }
    }
    return true;
  }

  private long lastAcknowledgedStep(int run, int key) {
    long step = plan.stepsBefore(run, key, ledger.outcomes().size()) - 1;
    while (step >= 0
        && ledger.outcomes().get(plan.request(run, key, step)) != Outcome.ACKNOWLEDGED) {
      step--;
    }
    return step;
  }
}
