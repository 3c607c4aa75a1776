package io.headrace.objects;

import io.minio.messages.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A multipart upload under way and the parts that the S3 store has of it. Not thread-safe. */
final class MultipartUpload {

  private final ObjectKey key;
  private final String id;
  private final List<Part> parts = new ArrayList<>();

  MultipartUpload(ObjectKey key, String id) {
    this.key = key;
    this.id = id;
  }

  ObjectKey key() {
    return key;
  }

  String id() {
    return id;
  }

  List<Part> parts() {
    return parts;
  }

  /** The query that makes a PUT the next part of this upload. */
  Map<String, String> nextPart() {
    return Map.of("uploadId", id, "partNumber", Integer.toString(parts.size() + 1));
  }

  void add(String etag) {
    add(etag, null);
  }

  /**
   * The store has one more part.
   *
   * @param crc32c of its bytes; {@code null} in an upload without checksums
   */
  void add(String etag, String crc32c) {
    parts.add(new Part(parts.size() + 1, etag.replace("\"", ""), null, crc32c, null, null, null));
  }
}
