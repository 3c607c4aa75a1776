package io.headrace.query.run;

import io.headrace.api.InvalidRequest;
import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.async.InTurn;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.model.RunFileFormat;
import io.headrace.query.download.DownloadAnswer;
import io.headrace.search.IdentifierList;
import io.headrace.search.SearchSchema;
import io.headrace.search.ShownColumns;
import io.headrace.view.RunView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;

/**
 * {@code headrace/v1/runs/export}: all runs that match a filter as a file. Few at once, as each may
 * take tens of megabytes for as long as its client takes.
 */
final class ExportRunsEndpoint implements Endpoint {

  private static final int EXPORTS_AT_ONCE = 2;
  private static final int MAX_EXPORTS_WAITING = 16;

  /** Without a word of columns what there is to say of any run. */
  private static final List<String> COLUMNS_UNASKED =
      List.of("run_name", "status", "start_time", "end_time", "user_id");

  private final InTurn exports = new InTurn(EXPORTS_AT_ONCE, MAX_EXPORTS_WAITING);
  private final Vertx vertx;
  private final RunView view;

  ExportRunsEndpoint(Vertx vertx, RunView view) {
    this.vertx = vertx;
    this.view = view;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    RunsAsked runs = RunsAsked.viewed(fields);
    List<ExportColumn> columns = columns(fields);
    RunExport.Asked asked = asked(fields, runs, columns);
    RunFileFormat format = fields.word("format", RunFileFormat.class, RunFileFormat.PARQUET);
    return DownloadAnswer.send(
        request,
        format.mediaType(),
        fileName(runs, format),
        answer -> exports.run(() -> export(asked, format, columns, answer)));
  }

  private static List<ExportColumn> columns(RequestFields fields) {
    List<String> names =
        InvalidRequest.requireAtMost("columns", fields.strings("columns"), Limits.COLUMNS_PER_LIST);
    return ExportColumn.of(
        IdentifierList.parse(
            "column", names.isEmpty() ? COLUMNS_UNASKED : names, SearchSchema.SHOWN_RUNS));
  }

  private static RunExport.Asked asked(
      RequestFields fields, RunsAsked runs, List<ExportColumn> columns) {
    ShownColumns shown =
        new ShownColumns(
            SearchSchema.SHOWN_RUNS, columns.stream().map(ExportColumn::identifier).toList());
    return new RunExport.Asked(
        runs.experimentIds(),
        RunsAsked.shown(runs.viewType(), runs.listed(fields)).showing(shown),
        shown,
        Math.min(Limits.RUNS_PER_LIST, Limits.VALUES_PER_LIST / columns.size()));
  }

  private static String fileName(RunsAsked runs, RunFileFormat format) {
    List<String> experiments = runs.experimentIds();
    String of = experiments.size() == 1 ? "experiment-" + experiments.get(0) + "-" : "";
    return of + "runs" + format.extension();
  }

  private Future<Void> export(
      RunExport.Asked asked,
      RunFileFormat format,
      List<ExportColumn> columns,
      DownloadAnswer answer) {
    try {
      RunFile file = format == RunFileFormat.CSV ? new RunsCsv(columns) : new RunsParquet(columns);
      return new RunExport(vertx, view, asked, file, answer::write).send();
    } catch (IOException e) {
      return Future.failedFuture(e);
    }
  }
}
