package io.headrace.benchmarks.load;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.http.ResponseReader;
import java.io.IOException;

/**
 * What to send. A load is a row of units numbered from 0; a unit is one request, or a few that
 * follow each other. Called by the thread of the {@link LoadLoop} only, so it must be quick.
 */
public interface Workload {

  /** Writes the first request of a unit. */
  void write(long unit, RequestBuffer request);

  /**
   * Looks at the answer of 200 to a unit's request and writes the one that follows from it.
   *
   * @param answered how many requests of this unit have been answered, from 1
   * @param body the answer, or its first {@link #keptBytes}
   * @return whether there is another request; else the unit is complete
   * @throws IOException when the answer is not what the call promises; counts as an error
   */
  default boolean writeNext(long unit, int answered, byte[] body, RequestBuffer request)
      throws IOException {
    return false;
  }

  /** How much of an answer it wants to see. */
  default int keptBytes() {
    return ResponseReader.KEPT;
  }

  /** Metric points that a unit carries. */
  int pointsPerUnit();
}
