package io.headrace.model;

/** What a preview shows of a file. */
public enum PreviewKind {
  /** Its first characters. */
  TEXT,
  /** The same, and whether it parses. */
  JSON,
  /** Its columns and first rows. */
  TABLE,
  /** Its width and height. */
  IMAGE,
  /** Nothing: it is none of these, or damaged. */
  BINARY
}
