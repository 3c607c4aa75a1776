package io.headrace.benchmarks.check;

import java.util.ArrayList;
import java.util.List;

/** What a check found, counted, with the first few findings in words. For one thread. */
public final class Findings {

  private static final int EXAMPLES = 5;

  private long right;
  private long missing;
  private long doubled;
  private long wrong;
  private long unexpected;
  private final List<String> examples = new ArrayList<>();

  void right() {
    right++;
  }

  void missing(String example) {
    missing++;
    example(example);
  }

  void doubled(String example) {
    doubled++;
    example(example);
  }

  void wrong(String example) {
    wrong++;
    example(example);
  }

  void unexpected(String example) {
    unexpected++;
    example(example);
  }

  private void example(String example) {
    if (examples.size() < EXAMPLES) {
      examples.add(example);
    }
  }

  /** Takes in another check's findings, saying where they were made. */
  void add(Findings other, String where) {
    right += other.right;
    missing += other.missing;
    doubled += other.doubled;
    wrong += other.wrong;
    unexpected += other.unexpected;
    other.examples.forEach(example -> example(where + ": " + example));
  }

  public boolean good() {
    return missing + doubled + wrong + unexpected == 0;
  }

  /** There once, and as logged. */
  public long rightCount() {
    return right;
  }

  /** Acknowledged but not there. */
  public long missingCount() {
    return missing;
  }

  /** There again after the first time. */
  public long doubledCount() {
    return doubled;
  }

  /** There, but not as logged. */
  public long wrongCount() {
    return wrong;
  }

  /** There, but refused or never sent. */
  public long unexpectedCount() {
    return unexpected;
  }

  public List<String> examples() {
    return List.copyOf(examples);
  }
}
