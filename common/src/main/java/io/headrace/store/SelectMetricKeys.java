package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.metric.MetricColumns;
import io.headrace.metric.SegmentCodec;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the keys of a run's metrics from the checkpoint in its row of {@code runs_by_experiment}:
 * all that chunks can be of, as a generation is compacted after its checkpoint.
 */
final class SelectMetricKeys {

  private static final String CQL =
      "SELECT latest FROM runs_by_experiment WHERE experiment_id = ? AND bucket = ? AND run_id = ?";

  private final CassandraConnection cassandra;

  SelectMetricKeys(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  Future<List<String>> execute(RunStub run) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared
                    .bind(run.experimentId(), RunBuckets.of(run.runId()), run.runId())
                    .setIdempotent(true))
        .compose(rows -> cassandra.onWorker(() -> keys(rows.one())));
  }

  private static List<String> keys(Row row) {
    if (row == null || row.isNull("latest")) {
      return List.of();
    }
    MetricColumns latest = SegmentCodec.decode(row.getByteBuffer("latest"));
    return IntStream.range(0, latest.keyCount()).mapToObj(latest::key).toList();
  }
}
