package io.headrace.query.series;

import io.headrace.api.RequestFields;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.model.SeriesFormat;
import io.headrace.query.download.DownloadAnswer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code headrace/v1/metrics/series}: what charts draw of many metrics of many runs, or all of
 * their points as a file. A run that is not there has empty series, as in MLflow's histories: one
 * that somebody deleted must not take the others off the chart.
 */
final class GetSeriesEndpoint implements Endpoint {

  private final RecordedSeries recorded;

  GetSeriesEndpoint(RecordedSeries recorded) {
    this.recorded = recorded;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    RequestFields fields = request.fields();
    SeriesRequest asked = SeriesRequest.of(fields);
    SeriesFormat format = format(fields, request);
    if (format == SeriesFormat.PARQUET) {
      return DownloadAnswer.send(
          request,
          format.mediaType(),
          "series.parquet",
          answer ->
              recorded.downloadWhenRecorded(
                  request, asked.runIds(), () -> sendHistory(asked, answer)));
    }
    return recorded
        .chartsWhenRecorded(
            request,
            asked.runIds(),
            () -> new ChartsOfRequest(recorded, recorded.budget(), asked).read())
        .compose(series -> recorded.onWorker(() -> answer(format, series)));
  }

  /** As the request says; without a word of it as the client accepts it. */
  private static SeriesFormat format(RequestFields fields, ApiRequest request) {
    String accepted = request.http().getHeader(HttpHeaders.ACCEPT);
    SeriesFormat unasked =
        Stream.of(SeriesFormat.values())
            .filter(format -> accepted != null && accepted.contains(format.mediaType()))
            .findFirst()
            .orElse(SeriesFormat.JSON);
    return fields.word("format", SeriesFormat.class, unasked);
  }

  private Future<Void> sendHistory(SeriesRequest asked, DownloadAnswer answer) {
    try {
      return new HistoryDownload(recorded, asked, new SeriesParquet(), answer::write).send();
    } catch (IOException e) {
      return Future.failedFuture(e);
    }
  }

  private static Answer answer(SeriesFormat format, List<SeriesChart> series) {
    return format == SeriesFormat.ARROW
        ? new Answer.Bytes(format.mediaType(), SeriesArrow.bytes(series))
        : SeriesJson.answer(series);
  }
}
