package io.headrace.model;

/** What the services stand on. */
public enum Backend {
  KAFKA,
  CASSANDRA,
  S3
}
