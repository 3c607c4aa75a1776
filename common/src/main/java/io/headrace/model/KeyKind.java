package io.headrace.model;

/** What of a run has keys. */
public enum KeyKind {
  METRIC,
  PARAM,
  TAG
}
