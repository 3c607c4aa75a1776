package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;

/**
 * What deletion for good needs to know of a run: its row without what is heavy in it.
 *
 * @param artifactUri where its artifacts are: what a client wrote, if it published the run itself;
 *     empty where many runs are read at once, as it may be megabytes
 * @param deletionTime ms since the epoch; 0 while it is not in the bin
 * @param purged whether it is deleted for good, and only waits for what is left of it to go
 * @param position of the last event that its row shows; no event behind it changes a purged run
 * @param generations of its segments
 */
public record RunStub(
    String experimentId,
    String runId,
    String artifactUri,
    long deletionTime,
    boolean purged,
    long position,
    Generations generations) {

  /** The status tells whether there is a run: see {@link SelectRun#isWritten}. */
  static final String COLUMNS_OF_MANY =
      "experiment_id, run_id, status, deletion_time, purged, position, " + Generations.COLUMNS;

  static final String COLUMNS = COLUMNS_OF_MANY + ", artifact_uri";

  static RunStub of(Row row) {
    return of(row, row.getString("artifact_uri"));
  }

  static RunStub oneOfMany(Row row) {
    return of(row, "");
  }

  private static RunStub of(Row row, String artifactUri) {
    return new RunStub(
        row.getString("experiment_id"),
        row.getString("run_id"),
        artifactUri,
        row.getLong("deletion_time"),
        row.getBoolean("purged"),
        row.getLong("position"),
        Generations.of(row));
  }

  /**
   * Whether it is to be deleted for good, or is and not all of it has gone yet.
   *
   * @param deletedUntil ms since the epoch; it must have been put into the bin then or before
   */
  public boolean isDue(long deletedUntil) {
    return purged || (deletionTime != 0 && deletionTime <= deletedUntil);
  }
}
