package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads all runs of an experiment from one bucket of {@code runs_by_experiment}, page by page. */
final class SelectRunsOfExperiment {

  /** A row is tens of kilobytes where runs have many metrics, and may be megabytes. */
  private static final int PAGE_ROWS = 50;

  private static final String CQL =
      "SELECT "
          + StoredRun.COLUMNS
          + " FROM runs_by_experiment WHERE experiment_id = ? AND bucket = ?";

  private final CassandraConnection cassandra;

  SelectRunsOfExperiment(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Reads one bucket.
   *
   * @param page what to do with a page, on any thread; the next is fetched when it is done
   */
  Future<Void> execute(
      String experimentId, int bucket, Function<List<StoredRun>, Future<Void>> page) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared.bind(experimentId, bucket).setIdempotent(true).setPageSize(PAGE_ROWS))
        .compose(
            rows ->
                RowPages.forEach(rows, some -> cassandra.onWorker(() -> runs(some)).compose(page)));
  }

  private static List<StoredRun> runs(Iterable<Row> page) {
    List<StoredRun> runs = new ArrayList<>();
    for (Row row : page) {
      if (SelectRun.isWritten(row)) {
        runs.add(StoredRun.of(row));
      }
    }
    return runs;
  }
}
