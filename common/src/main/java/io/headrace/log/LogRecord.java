package io.headrace.log;

import io.headrace.event.LogPosition;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An event as it stands in the log, not yet parsed.
 *
 * @param position see {@link LogPosition}
 * @param timestamp ms since the epoch, by the clock that the topic goes by
 * @param key the id of what the event is about, UTF-8; {@code null} when a publisher broke the
 *     contract
 * @param value the serialized event; may be {@code null} likewise
 * @param origin who waits for it; {@code null} when nobody does
 */
@SuppressWarnings(
    "ArrayRecordComponent") // read once, never compared: equality is nobody's business
public record LogRecord(
    int partition, long position, long timestamp, byte[] key, byte[] value, byte[] origin) {

  /**
   * A record as Kafka hands it out.
   *
   * @param epoch of the topic
   */
  static LogRecord of(int epoch, ConsumerRecord<byte[], byte[]> record) {
    Header origin = record.headers().lastHeader(RunLog.ORIGIN_HEADER);
    return new LogRecord(
        record.partition(),
        LogPosition.of(epoch, record.offset()),
        record.timestamp(),
        record.key(),
        record.value(),
        origin == null ? null : origin.value());
  }

  /** About how many bytes of heap it takes. */
  public long weight() {
    return 200L + (value == null ? 0 : value.length);
  }

  public long offset() {
    return LogPosition.offset(position);
  }
}
