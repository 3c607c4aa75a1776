package io.headrace.store;

/** Which series: one metric of one run. */
public record SeriesKey(String runId, String key) {}
