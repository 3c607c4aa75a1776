package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads all runs of an experiment from one bucket of {@code runs_by_experiment} without what is
 * heavy in them, page by page.
 */
final class SelectRunStubs {

  private static final int PAGE_ROWS = 500;

  private static final String CQL =
      "SELECT "
          + RunStub.COLUMNS_OF_MANY
          + " FROM runs_by_experiment WHERE experiment_id = ? AND bucket = ?";

  private final CassandraConnection cassandra;

  SelectRunStubs(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /**
   * Reads one bucket.
   *
   * @param page takes up to 500 runs, which it may delete; the next are fetched when it is done
   */
  Future<Void> execute(
      String experimentId, int bucket, Function<List<RunStub>, Future<Void>> page) {
    return cassandra
        .execute(
            CQL,
            prepared ->
                prepared.bind(experimentId, bucket).setIdempotent(true).setPageSize(PAGE_ROWS))
        .compose(first -> RowPages.forEach(first, rows -> page.apply(stubs(rows))));
  }

  private static List<RunStub> stubs(Iterable<Row> rows) {
    List<RunStub> stubs = new ArrayList<>();
    for (Row row : rows) {
      if (SelectRun.isWritten(row)) {
        stubs.add(RunStub.oneOfMany(row));
      }
    }
    return stubs;
  }
}
