package io.headrace.log;

import io.headrace.event.LogPosition;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorder's end of the run log: reads as a member of its consumer group, hands over batch by
 * batch, and commits a batch's offsets once it is stored. While one batch is being stored the next
 * one gathers in the fetch buffer, so batches grow with the load and commits do not.
 *
 * <p>All on one thread of its own, which storing may block.
 */
public final class GroupReader {

  private static final Logger LOG = LoggerFactory.getLogger(GroupReader.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /**
   * Shortest time from one batch to the next: under load, batches that are not tiny; when little
   * happens, no delay at all.
   */
  private static final Duration PACE = Duration.ofMillis(20);

  private static final Duration LAST_COMMIT = Duration.ofSeconds(5);

  /** Stores what is read; on the reader's thread. */
  public interface Store {

    /**
     * Stores a batch, waiting out passing failures.
     *
     * @param patience to be called while waiting; tells whether to go on
     */
    void store(List<LogRecord> batch, Patience patience) throws InterruptedException;

    /** These partitions are somebody else's now: what is known of their runs may be out of date. */
    void leave(Set<Integer> partitions);
  }

  /** Keeps our place in the group while a batch takes long. */
  public interface Patience {
    /** Waits a little; {@code false} when the reader is being stopped. */
    boolean keepWaiting() throws InterruptedException;
  }

  private final KafkaConnection kafka;
  private final Store store;
  private volatile boolean stopping;
  private volatile KafkaConsumer<byte[], byte[]> consumer;
  private Thread thread;
  private int epoch;

  public GroupReader(KafkaConnection kafka, Store store) {
    this.kafka = kafka;
    this.store = store;
  }

  /**
   * Joins the group and begins to read.
   *
   * @param epoch of the topic, see {@link LogPosition}
   */
  public Future<Void> start(int epoch) {
    this.epoch = epoch;
    return kafka
        .vertx()
        .executeBlocking(
            () -> {
              consumer =
                  new KafkaConsumer<>(
                      config(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
              consumer.subscribe(List.of(kafka.runTopic()), new Rebalance());
              thread = new Thread(this::run, "recorder");
              thread.setDaemon(true);
              thread.start();
              return null;
            });
  }

  private Map<String, Object> config() {
    Map<String, Object> config = kafka.config();
    config.put("group.id", kafka.recorderGroup());
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    config.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    config.put("max.poll.records", 20_000);
    config.put("fetch.max.bytes", 16 * 1024 * 1024);
    config.put("max.partition.fetch.bytes", 4 * 1024 * 1024);
    // The least that brokers allow: who reads a run of a recorder that was killed waits this long.
    config.put("session.timeout.ms", 6_000);
    config.put("heartbeat.interval.ms", 1_500);
    return config;
  }

  private void run() {
    while (!stopping) {
      try {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          long begun = System.nanoTime();
          store.store(batch(records), this::keepWaiting);
          commit(ends(records));
          pace(begun);
        }
      } catch (WakeupException e) {
        LOG.debug("Woken up");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } catch (RuntimeException e) {
        LOG.error("The recorder stumbled; the batch is read again", e);
        rewind();
      }
    }
    consumer.close();
  }

  private void pace(long begun) throws InterruptedException {
    long restNanos = begun + PACE.toNanos() - System.nanoTime();
    if (restNanos > 0 && !stopping) {
      TimeUnit.NANOSECONDS.sleep(restNanos);
    }
  }

  private List<LogRecord> batch(ConsumerRecords<byte[], byte[]> records) {
    List<LogRecord> batch = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      batch.add(
          new LogRecord(
              record.partition(),
              LogPosition.of(epoch, record.offset()),
              record.key(),
              record.value(),
              null));
    }
    return batch;
  }

  private static Map<TopicPartition, OffsetAndMetadata> ends(
      ConsumerRecords<byte[], byte[]> records) {
    Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> read = records.records(partition);
      ends.put(partition, new OffsetAndMetadata(read.get(read.size() - 1).offset() + 1));
    }
    return ends;
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> ends) {
    ends.keySet().retainAll(consumer.assignment());
    if (stopping) {
      consumer.commitSync(ends, LAST_COMMIT);
      return;
    }
    consumer.commitAsync(
        ends,
        (offsets, failure) -> {
          if (failure != null) {
            // The next commit covers this one; at worst events are stored once more, harmlessly.
            LOG.debug("Offsets not committed", failure);
          }
        });
  }

  private boolean keepWaiting() throws InterruptedException {
    Thread.sleep(200);
    consumer.pause(consumer.assignment());
    try {
      putBack(consumer.poll(Duration.ZERO));
    } catch (WakeupException e) {
      LOG.debug("Woken up");
    } finally {
      consumer.resume(consumer.assignment());
    }
    return !stopping;
  }

  /** A rebalance in the poll may have brought partitions that were not paused. */
  private void putBack(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      consumer.seek(partition, records.records(partition).get(0).offset());
    }
  }

  /** Goes back to what is committed: nothing read since may count as stored. */
  private void rewind() {
    try {
      Set<TopicPartition> mine = consumer.assignment();
      store.leave(numbers(mine));
      consumer
          .committed(mine)
          .forEach(
              (partition, committed) -> {
                if (committed == null) {
                  consumer.seekToBeginning(List.of(partition));
                } else {
                  consumer.seek(partition, committed);
                }
              });
    } catch (KafkaException e) {
      LOG.warn("Cannot read on yet", e);
    }
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    Set<Integer> numbers = new HashSet<>();
    partitions.forEach(partition -> numbers.add(partition.partition()));
    return numbers;
  }

  private final class Rebalance implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      store.leave(numbers(partitions));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      LOG.info("Recording partitions {}", numbers(consumer.assignment()));
    }
  }

  /** Lets the batch under way be stored, commits it and leaves the group. */
  public Future<Void> stop() {
    return kafka
        .vertx()
        .executeBlocking(
            () -> {
              stopping = true;
              if (thread != null) {
                consumer.wakeup();
                thread.join(10_000);
              }
              return null;
            });
  }
}
