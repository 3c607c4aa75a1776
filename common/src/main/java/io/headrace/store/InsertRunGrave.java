package io.headrace.store;

import io.vertx.core.Future;
import java.time.Duration;

/**
 * Writes that a run is deleted for good, and its row gone, in place of its row of {@code
 * run_locations}: who replays events of the run, or gets late ones, must know that it is not to be
 * begun again.
 *
 * <p>The row goes away by itself. Events older than the recorder's place in the log are trimmed
 * within minutes, so long before that nothing is left that could bring the run back.
 */
final class InsertRunGrave {

  static final Duration KEPT = Duration.ofDays(30);

  private static final String CQL =
      """
      INSERT INTO run_locations (run_id, experiment_id, purged_position) VALUES (?, ?, ?)
      USING TTL ? AND TIMESTAMP ?
      """;

  private final CassandraConnection cassandra;

  InsertRunGrave(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<Void> execute(RunStub run) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind(
                        run.runId(),
                        run.experimentId(),
                        run.position(),
                        (int) KEPT.toSeconds(),
                        run.position())
                    .setIdempotent(true))
        .mapEmpty();
  }
}
