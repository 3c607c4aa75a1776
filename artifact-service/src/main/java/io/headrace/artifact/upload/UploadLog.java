package io.headrace.artifact.upload;

import io.headrace.log.LogRecord;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;

/** What the receiver asks of the log besides its records. Futures fail while Kafka is away. */
interface UploadLog {

  /** The end of each partition as it is now. */
  Future<long[]> ends();

  /** How far each partition is handled, by whoever has it or had it last. */
  Future<long[]> handled();

  /** Reads records again; blocks. Throws when the log does not give them. */
  List<LogRecord> readAgain(int partition, Collection<Long> offsets);

  /** Puts a record among the dead letters; it counts as done only when this completes. */
  Future<Void> bury(LogRecord record, String cause);
}
