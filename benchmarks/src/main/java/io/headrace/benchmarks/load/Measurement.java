package io.headrace.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a {@link LoadLoop} measured, warm-up left out. Times are ns after the loop's start. Written
 * by the loop's thread only.
 */
public final class Measurement {

  private static final long LONGEST_LATENCY = TimeUnit.MINUTES.toNanos(30);
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram latencies = new Histogram(LONGEST_LATENCY, SIGNIFICANT_DIGITS);
  private final Map<String, Long> errors = new TreeMap<>();
  private String firstError = "";
  private long units;
  private long requests;
  private long from = Long.MAX_VALUE;
  private long until;
  private long unsent;
  private long cpuNanos;

  /** A unit was due, or in a closed loop sent, at that time. */
  void started(long due) {
    from = Math.min(from, due);
  }

  /** A request was answered 200. */
  void answered() {
    requests++;
  }

  /** All of a unit's requests were answered 200. */
  void acknowledged(long due, long now) {
    units++;
    ended(due, now);
  }

  /**
   * A unit ended otherwise, which takes its time too.
   *
   * @param kind what errors are counted by: the status, or a word for what happened
   */
  void failed(String kind, String detail, long due, long now) {
    error(kind, detail);
    ended(due, now);
  }

  /** Something went wrong between units. */
  void error(String kind, String detail) {
    errors.merge(kind, 1L, Long::sum);
    if (firstError.isEmpty()) {
      firstError = kind + ": " + detail;
    }
  }

  /**
   * A unit was due but no connection was free until the end. It waited at least that long: leaving
   * it out would make a server look the better the less it serves.
   */
  void leftUnsent(long due, long now) {
    unsent++;
    ended(due, now);
  }

  private void ended(long due, long now) {
    latencies.recordValue(Math.min(now - due, LONGEST_LATENCY));
    until = Math.max(until, now);
  }

  void cpu(long nanos) {
    cpuNanos = nanos;
  }

  /** Of units: from the time they were due, or in a closed loop sent, to the last answer, ns. */
  public Histogram latencies() {
    return latencies;
  }

  /** Errors by status or kind. */
  public Map<String, Long> errors() {
    return errors;
  }

  /** The first error in words, or empty. */
  public String firstError() {
    return firstError;
  }

  /** Units that were acknowledged. */
  public long units() {
    return units;
  }

  /** Requests that were answered 200. */
  public long requests() {
    return requests;
  }

  /** Units that became due but could not be sent. */
  public long unsent() {
    return unsent;
  }

  /** From the first unit that counts to the last answer. */
  public double seconds() {
    return until > from ? (until - from) / 1e9 : 0;
  }

  /** Share of that time for which the generator itself kept a processor busy, 0 to 1. */
  public double generatorLoad() {
    return until > from ? (double) cpuNanos / (until - from) : 0;
  }
}
