package io.headrace.model;

import java.util.Locale;

/** As what runs are exported. */
public enum RunFileFormat {
  /** With types, exact. */
  PARQUET("application/vnd.apache.parquet"),
  /** For spreadsheets. */
  CSV("text/csv; charset=utf-8");

  private final String mediaType;

  RunFileFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /** What names of such files end with, with the point. */
  public String extension() {
    return "." + name().toLowerCase(Locale.ROOT);
  }
}
