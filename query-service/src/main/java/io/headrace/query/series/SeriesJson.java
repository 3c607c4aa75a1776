package io.headrace.query.series;

import io.headrace.http.Answer;
import io.headrace.http.JsonAnswer;
import io.headrace.metric.chart.Chart;
import io.headrace.metric.chart.Points;
import java.util.List;

/** Writes series as columns of numbers, as chart libraries take them. */
final class SeriesJson {

  private SeriesJson() {}

  static Answer answer(List<SeriesChart> series) {
    return JsonAnswer.of(json -> json.list("series", series, SeriesJson::write));
  }

  private static void write(JsonAnswer json, SeriesChart series) {
    json.text("run_id", series.runId())
        .text("metric_key", series.metricKey())
        .number("points", series.chart().points());
    if (series.chart() instanceof Points points) {
      write(json, series, points);
    } else {
      writeBuckets(json, series, series.chart());
    }
  }

  private static void write(JsonAnswer json, SeriesChart series, Points points) {
    int size = points.size();
    json.numbers("x", size, series::firstX)
        .numbers("step", size, points::step)
        .numbers("timestamp", size, points::timestamp)
        .decimals("value", size, points::value);
  }

  private static void writeBuckets(JsonAnswer json, SeriesChart series, Chart buckets) {
    int size = buckets.size();
    json.numbers("first_x", size, series::firstX)
        .numbers("last_x", size, series::lastX)
        .numbers("count", size, buckets::count)
        .numbers("nan_count", size, buckets::nans)
        .decimals("min", size, buckets::min)
        .decimals("max", size, buckets::max)
        .decimals("first", size, buckets::first)
        .decimals("last", size, buckets::last);
  }
}
