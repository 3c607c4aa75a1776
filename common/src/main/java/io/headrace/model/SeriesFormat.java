package io.headrace.model;

/** As what a request for series is answered. */
public enum SeriesFormat {
  /** Every point, as a file of rows. */
  PARQUET("application/vnd.apache.parquet"),
  /** Buckets as rows. */
  ARROW("application/vnd.apache.arrow.stream"),
  /** Buckets, or points where they fit, as columns of each series. */
  JSON("application/json");

  private final String mediaType;

  SeriesFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }
}
