package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.async.Repetition;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads all runs of an experiment from one bucket of {@code runs_by_experiment}, page by page. */
final class SelectRunsOfExperiment {

  /** A row is tens of kilobytes where runs have many metrics, and may be megabytes. */
  private static final int FIRST_PAGE_ROWS = 50;

  private static final int MOST_PAGE_ROWS = 500;

  /** By how much a page may be larger than the one before: the next rows may be of other sizes. */
  private static final int GROWTH = 4;

  /** What a page should come to, if its rows are as large as those of the largest page before. */
  private static final int PAGE_BYTES = 512 * 1024;

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
    Reading reading = new Reading(experimentId, bucket, page);
    return Repetition.whileTrue(reading::readPage);
  }

  /** Reads a bucket with as many rows a page as suits their size. */
  private final class Reading {
    private final String experimentId;
    private final int bucket;
    private final Function<List<StoredRun>, Future<Void>> page;
    private int pageRows = FIRST_PAGE_ROWS;
    private int bytesPerRow;
    private ByteBuffer pagingState;

    Reading(String experimentId, int bucket, Function<List<StoredRun>, Future<Void>> page) {
      this.experimentId = experimentId;
      this.bucket = bucket;
      this.page = page;
    }

    /** Whether there is another. */
    Future<Boolean> readPage() {
      return cassandra.execute(CQL, this::bound).compose(this::handOver);
    }

    private BoundStatement bound(PreparedStatement prepared) {
      return prepared
          .bind(experimentId, bucket)
          .setIdempotent(true)
          .setPageSize(pageRows)
          .setPagingState(pagingState);
    }

    private Future<Boolean> handOver(AsyncResultSet rows) {
      ExecutionInfo answer = rows.getExecutionInfo();
      pagingState = answer.getPagingState();
      int came = Math.max(1, rows.remaining());
      bytesPerRow = Math.max(bytesPerRow, 1 + answer.getResponseSizeInBytes() / came);
      int mostRows = Math.min(GROWTH * pageRows, MOST_PAGE_ROWS);
      pageRows = Math.max(1, Math.min(PAGE_BYTES / bytesPerRow, mostRows));
      return cassandra
          .onWorker(() -> runs(rows.currentPage()))
          .compose(page)
          .map(done -> pagingState != null);
    }
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
