package io.headrace.benchmarks.load;

/** What became of one unit of load. */
public enum Outcome {
  /** Never sent. */
  UNSENT,
  /** Answered 200: from now on it must be there. */
  ACKNOWLEDGED,
  /** Answered with a status below 500 that is not 200: it must not be there. */
  REFUSED,
  /** Sent, but no answer came or one of 500 and up: it may be there. */
  UNKNOWN;

  static Outcome of(int status) {
    if (status == 200) {
      return ACKNOWLEDGED;
    }
    return status < 500 ? REFUSED : UNKNOWN;
  }
}
