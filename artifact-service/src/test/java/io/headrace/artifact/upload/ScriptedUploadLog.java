package io.headrace.artifact.upload;

import io.headrace.error.HeadraceException;
import io.headrace.log.LogRecord;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A log of one partition that tells what was buried. */
final class ScriptedUploadLog implements UploadLog {

  /** Causes by offset. */
  final Map<Long, String> buried = new TreeMap<>();

  private final ChunkLog chunks;
  private int failures;
  private int endsAsked;
  private long handled;
  private int readAgain;

  ScriptedUploadLog(ChunkLog chunks) {
    this.chunks = chunks;
  }

  /** Has the next questions fail. */
  void fail(int count) {
    failures = count;
  }

  void handled(long offset) {
    handled = offset;
  }

  int endsAsked() {
    return endsAsked;
  }

  int readAgain() {
    return readAgain;
  }

  @Override
  public Future<long[]> ends() {
    endsAsked++;
    return answer(ofPartition(chunks.end()));
  }

  @Override
  public Future<long[]> handled() {
    return answer(ofPartition(handled));
  }

  private static long[] ofPartition(long offset) {
    long[] offsets = new long[ChunkLog.PARTITION + 1];
    offsets[ChunkLog.PARTITION] = offset;
    return offsets;
  }

  @Override
  public List<LogRecord> readAgain(int partition, Collection<Long> offsets) {
    readAgain++;
    return chunks.at(offsets);
  }

  @Override
  public Future<Void> bury(LogRecord record, String cause) {
    Future<Void> answer = answer(null);
    if (answer.succeeded()) {
      buried.put(record.offset(), cause);
    }
    return answer;
  }

  private <T> Future<T> answer(T value) {
    if (failures == 0) {
      return Future.succeededFuture(value);
    }
    failures--;
    return Future.failedFuture(HeadraceException.unavailable("Kafka is away", null));
  }
}
