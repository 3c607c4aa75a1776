package io.headrace.artifact.upload;

import io.headrace.log.LogRecord;
import java.util.List;

/** What comes of chunks. */
sealed interface Outcome {

  int partition();

  /** All of a file has come; whether it is what its chunks say is not looked at yet. */
  record Complete(Upload upload) implements Outcome {
    @Override
    public int partition() {
      return upload.partition();
    }
  }

  /**
   * Events that are for the dead letters.
   *
   * @param records those in memory
   * @param laidAside offsets of the others
   */
  record Refused(int partition, List<LogRecord> records, List<Long> laidAside, String cause)
      implements Outcome {

    static Refused of(LogRecord record, String cause) {
      return new Refused(record.partition(), List.of(record), List.of(), cause);
    }

    static Refused of(Upload upload, String cause) {
      return new Refused(
          upload.partition(),
          upload.records(),
          upload.isLaidAside() ? upload.offsets() : List.of(),
          cause);
    }
  }
}
