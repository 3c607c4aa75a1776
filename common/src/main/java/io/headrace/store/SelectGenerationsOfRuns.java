package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads how far the generations of some runs have come from their rows, all in one bucket of {@code
 * runs_by_experiment}.
 */
final class SelectGenerationsOfRuns {

  private static final String CQL =
      "SELECT run_id, "
          + Generations.COLUMNS
          + " FROM runs_by_experiment WHERE experiment_id = ? AND bucket = ? AND run_id IN ?";

  private final CassandraConnection cassandra;

  SelectGenerationsOfRuns(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** Those of the runs that still have a row, by run. */
  Future<Map<String, Generations>> execute(String experimentId, int bucket, List<String> runIds) {
    Map<String, Generations> found = new HashMap<>();
    return cassandra
        .execute(CQL, prepared -> prepared.bind(experimentId, bucket, runIds).setIdempotent(true))
        .compose(
            rows ->
                RowPages.forEach(
                    rows,
                    some -> {
                      for (Row row : some) {
                        found.put(row.getString("run_id"), Generations.of(row));
                      }
                      return Future.succeededFuture();
                    }))
        .map(found);
  }
}
