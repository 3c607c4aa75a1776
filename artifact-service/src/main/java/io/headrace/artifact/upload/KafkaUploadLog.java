package io.headrace.artifact.upload;

import io.headrace.log.DeadLetters;
import io.headrace.log.LogOffsets;
import io.headrace.log.LogRecord;
import io.headrace.log.LogRereading;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;

/** The log of artifacts in Kafka. */
record KafkaUploadLog(LogOffsets offsets, LogRereading rereading, DeadLetters deadLetters)
    implements UploadLog {

  @Override
  public Future<long[]> ends() {
    return offsets.ends();
  }

  @Override
  public Future<long[]> handled() {
    return offsets.recorded();
  }

  @Override
  public List<LogRecord> readAgain(int partition, Collection<Long> asked) {
    return rereading.read(partition, asked);
  }

  @Override
  public Future<Void> bury(LogRecord record, String cause) {
    return deadLetters.add(record, cause);
  }
}
