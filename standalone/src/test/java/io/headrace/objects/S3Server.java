package io.headrace.objects;

/** The S3 servers that the contract of the object store is held against. */
enum S3Server {
  /**
   * S3Proxy, which {@code ./headrace up} starts: every object is a file, and keys are not asked.
   */
  EMBEDDED,

  /** MinIO, which checks signatures and checksums, and tells of unfinished uploads by name only. */
  MINIO
}
