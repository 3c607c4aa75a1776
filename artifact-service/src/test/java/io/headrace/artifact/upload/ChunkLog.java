package io.headrace.artifact.upload;

import io.headrace.event.ArtifactChunks;
import io.headrace.event.LogPosition;
import io.headrace.event.proto.ArtifactChunk;
import io.headrace.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A partition of the log of artifacts, and chunks to fill it with. */
final class ChunkLog {

  static final int PARTITION = 2;

  private final List<LogRecord> records = new ArrayList<>();
  private long time = 1_700_000_000_000L;

  /** Time goes by, in ms. */
  void pass(long ms) {
    time += ms;
  }

  /** Appends a chunk and returns its offset. */
  long append(ArtifactChunk chunk) {
    return append(ArtifactChunks.ownerId(chunk), chunk.toByteArray());
  }

  long append(String key, byte[] value) {
    long offset = records.size();
    records.add(
        new LogRecord(
            PARTITION,
            LogPosition.of(1, offset),
            time,
            key.getBytes(StandardCharsets.UTF_8),
            value,
            null));
    return offset;
  }

  long end() {
    return records.size();
  }

  List<LogRecord> from(long offset) {
    return batch(offset, end());
  }

  List<LogRecord> batch(long from, long to) {
    return List.copyOf(records.subList((int) from, (int) to));
  }

  List<LogRecord> at(Collection<Long> offsets) {
    return offsets.stream().map(offset -> records.get(offset.intValue())).toList();
  }

  /** What an upload to a run says in all its chunks. */
  static ArtifactChunk upload(String uploadId, String path) {
    return ArtifactChunk.newBuilder().setUploadId(uploadId).setRunId("run").setPath(path).build();
  }

  /** The chunks of an upload of a text, each of so many bytes. */
  static List<ArtifactChunk> chunks(String uploadId, String path, String text, int chunkBytes) {
    return ArtifactChunks.of(
        upload(uploadId, path), text.getBytes(StandardCharsets.UTF_8), chunkBytes);
  }
}
