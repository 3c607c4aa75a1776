package io.headrace.model;

/** What a request for series puts on the x axis. */
public enum SeriesAxis {
  STEP,
  /** ms since the epoch. */
  TIMESTAMP,
  /** ms since the run began, as its start time tells. */
  RELATIVE_TIME
}
