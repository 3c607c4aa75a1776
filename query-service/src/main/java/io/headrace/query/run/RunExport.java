package io.headrace.query.run;

import io.headrace.async.Repetition;
import io.headrace.search.PageRequest;
import io.headrace.search.Search;
import io.headrace.search.ShownColumns;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Writes all runs that a search finds into a file, page by page, while the client takes it. In
 * memory are a page of what is shown of runs and what the {@link RunFile} holds, however many runs
 * there are.
 */
final class RunExport {

  /** A page is written in pieces, so that its file does not come to as much memory again. */
  private static final int PIECE_BYTES = 1 << 20;

  private final Vertx vertx;
  private final RunView view;
  private final Asked asked;
  private final RunFile file;
  private final Function<Buffer, Future<Void>> client;
  private String pageToken;

  /**
   * What to export.
   *
   * @param search shows the columns
   * @param runsPerPage how many runs are looked for at once
   */
  record Asked(List<String> experimentIds, Search search, ShownColumns columns, int runsPerPage) {}

  /**
   * An export that is not begun.
   *
   * @param client takes the file's bytes; no more are made before it has them
   */
  RunExport(
      Vertx vertx, RunView view, Asked asked, RunFile file, Function<Buffer, Future<Void>> client) {
    this.vertx = vertx;
    this.view = view;
    this.asked = asked;
    this.file = file;
    this.client = client;
  }

  /** Sends the whole file. */
  Future<Void> send() {
    return Repetition.whileTrue(this::sendPage)
        .compose(sent -> vertx.executeBlocking(this::end, false))
        .compose(client);
  }

  /** Answers whether there is another page. */
  private Future<Boolean> sendPage() {
    RunSearch<List<Object>> page =
        new RunSearch<>(
            asked.search,
            PageRequest.following(pageToken, asked.runsPerPage),
            asked.columns::values);
    return view.askExperiments(asked.experimentIds, page)
        .compose(
            found -> {
              pageToken = found.nextPageToken();
              return sendRuns(found.rows().iterator());
            })
        .map(sent -> pageToken != null);
  }

  private Future<Void> sendRuns(Iterator<List<Object>> runs) {
    return Repetition.whileTrue(
        () ->
            vertx
                .executeBlocking(() -> write(runs), false)
                .compose(client)
                .map(sent -> runs.hasNext()));
  }

  private Buffer write(Iterator<List<Object>> runs) throws IOException {
    while (runs.hasNext() && file.size() < PIECE_BYTES) {
      file.write(runs.next());
    }
    return file.take();
  }

  private Buffer end() throws IOException {
    file.end();
    return file.take();
  }
}
