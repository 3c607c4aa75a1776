package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.async.Repetition;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the rows of a query that come in pages, one page after the other. */
final class RowPages {

  private final Function<Iterable<Row>, Future<Void>> consumer;
  private AsyncResultSet page;

  private RowPages(AsyncResultSet first, Function<Iterable<Row>, Future<Void>> consumer) {
    this.page = first;
    this.consumer = consumer;
  }

  /** All rows, for queries whose class says how few there are. */
  static <T> Future<List<T>> all(AsyncResultSet first, Function<Row, T> read) {
    List<T> rows = new ArrayList<>();
    return forEach(
            first,
            page -> {
              page.forEach(row -> rows.add(read.apply(row)));
              return Future.succeededFuture();
            })
        .map(done -> List.copyOf(rows));
  }

  /** Hands over page by page; the next is fetched when {@code consumer} is done with one. */
  static Future<Void> forEach(
      AsyncResultSet first, Function<Iterable<Row>, Future<Void>> consumer) {
    return Repetition.whileTrue(new RowPages(first, consumer)::handOver);
  }

  /** Answers whether another page was fetched. */
  private Future<Boolean> handOver() {
    return consumer
        .apply(page.currentPage())
        .compose(done -> page.hasMorePages() ? fetch() : Future.succeededFuture(false));
  }

  private Future<Boolean> fetch() {
    return DriverFutures.of(page.fetchNextPage()).onSuccess(next -> page = next).map(true);
  }
}
