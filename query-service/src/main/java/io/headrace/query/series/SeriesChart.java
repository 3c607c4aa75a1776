package io.headrace.query.series;

import io.headrace.metric.chart.Chart;

/** A series as it is answered. */
record SeriesChart(String runId, String metricKey, Window window, Chart chart) {

  long firstX(int mark) {
    return window.shown(chart.firstX(mark));
  }

  long lastX(int mark) {
    return window.shown(chart.lastX(mark));
  }
}
