package io.headrace.artifact.upload;

import io.headrace.event.ArtifactChunks;
import io.headrace.event.proto.ArtifactChunk;

/**
 * Which upload of a partition it is. Publishers make the ids: two that make the same one for
 * different owners are kept apart.
 */
record UploadId(String ownerId, String uploadId) {

  static UploadId of(ArtifactChunk chunk) {
    return new UploadId(ArtifactChunks.ownerId(chunk), chunk.getUploadId());
  }
}
