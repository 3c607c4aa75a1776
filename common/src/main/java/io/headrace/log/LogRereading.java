package io.headrace.log;

import io.headrace.event.LogPosition;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads records of a log once more, by their offsets, beside the group: for who keeps in mind where
 * something stands and not what it is. Connects when it is first asked; confined to one thread,
 * which it blocks.
 */
public final class LogRereading {

  private static final Duration POLL = Duration.ofMillis(250);

  /**
   * Longer than a broker needs to be replaced, shorter than a member may be away from its group.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaConnection kafka;
  private final LogTopic topic;
  private final int epoch;
  private Consumer<byte[], byte[]> consumer;

  /**
   * Reads a log again.
   *
   * @param epoch of the topic, see {@link LogPosition}
   */
  public LogRereading(KafkaConnection kafka, LogTopic topic, int epoch) {
    this.kafka = kafka;
    this.topic = topic;
    this.epoch = epoch;
  }

  /**
   * The records at these offsets of a partition, in their order.
   *
   * @throws IllegalStateException when Kafka does not give one of them, for a while or because the
   *     log has been trimmed past it
   */
  public List<LogRecord> read(int partition, Collection<Long> offsets) {
    TopicPartition asked = new TopicPartition(topic.name(), partition);
    Consumer<byte[], byte[]> reading = connected();
    reading.assign(List.of(asked));
    List<LogRecord> records = new ArrayList<>(offsets.size());
    for (long offset : new TreeSet<>(offsets)) {
      if (records.isEmpty() || reading.position(asked) != offset) {
        reading.seek(asked, offset);
      }
      records.add(LogRecord.of(epoch, next(reading, asked, offset)));
    }
    return records;
  }

  private static ConsumerRecord<byte[], byte[]> next(
      Consumer<byte[], byte[]> reading, TopicPartition partition, long offset) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - deadline < 0) {
      for (ConsumerRecord<byte[], byte[]> record : reading.poll(POLL).records(partition)) {
        if (record.offset() == offset) {
          return record;
        }
        throw new IllegalStateException("Event " + offset + " of " + partition + " is gone");
      }
    }
    throw new IllegalStateException("Kafka does not give event " + offset + " of " + partition);
  }

  private Consumer<byte[], byte[]> connected() {
    if (consumer == null) {
      Map<String, Object> config = kafka.config();
      config.put("enable.auto.commit", false);
      config.put("auto.offset.reset", "none");
      config.put("max.poll.records", 1);
      config.put("max.partition.fetch.bytes", 1024 * 1024);
      consumer = KafkaConnection.consumer(config);
    }
    return consumer;
  }

  /** Disconnects; to be called when nobody reads any more. */
  public Future<Void> stop() {
    return kafka
        .vertx()
        .executeBlocking(
            () -> {
              if (consumer != null) {
                consumer.close();
              }
              return null;
            });
  }
}
