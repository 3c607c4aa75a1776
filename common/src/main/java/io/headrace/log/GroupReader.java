package io.headrace.log;

import io.headrace.event.LogPosition;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log as a member of the group that stores it reads it: hands over batch by batch, and commits a
 * batch's offsets once it is stored. While one batch is being stored the next one gathers in the
 * fetch buffer, so batches grow with the load and commits do not.
 *
 * <p>All on one thread of its own, which storing may block.
 */
public final class GroupReader {

  private static final Logger LOG = LoggerFactory.getLogger(GroupReader.class);

  /** Also how long a stop may have to wait. */
  private static final Duration POLL = Duration.ofMillis(250);

  /**
   * Storing takes at most one part in so many of the time, as long as batches are small: what a
   * commit costs does not depend on the number of events in it, so under load they gather.
   */
  private static final int SHARE = 8;

  /** Whoever reads what was logged last may have to wait so long. */
  private static final Duration LONGEST_REST = Duration.ofMillis(200);

  /** How long what has gathered during a rest may take to come. */
  private static final Duration GATHERED = Duration.ofMillis(3);

  /** From here on a batch is worth its commit. */
  private static final int LARGE_BATCH_BYTES = 1024 * 1024;

  /** Rest before a batch that failed is read again. */
  private static final Duration AGAIN = Duration.ofMillis(500);

  private static final Duration LAST_COMMIT = Duration.ofSeconds(5);

  /** Stores what is read; on the reader's thread. */
  public interface Store {

    /**
     * Stores a batch, waiting out passing failures.
     *
     * @param patience to be called while waiting; tells whether to go on
     */
    void store(List<LogRecord> batch, Patience patience) throws InterruptedException;

    /**
     * These partitions are ours from now on: sees to what whoever had them has left over. Called
     * before anything of them is stored.
     */
    void take(Set<Integer> partitions, Patience patience) throws InterruptedException;

    /**
     * These partitions were somebody else's, or are now: what is known of their runs may be out of
     * date.
     */
    void leave(Set<Integer> partitions);

    /**
     * All before these offsets, by partition, is stored, and nobody will be handed it again. The
     * partitions were ours when that was accepted.
     */
    void committed(Map<Integer, Long> offsets);

    /**
     * What was handed over and is not finished when {@link #store} returns: where it begins, by
     * partition. The committed offset stays there, so that who takes the partition over is handed
     * all from there again; how far the rest is done is in the commit too, see {@link
     * LogOffsets#recorded}.
     */
    default Map<Integer, Long> unfinished() {
      return Map.of();
    }

    /**
     * Called often, between batches: for who gives up what stays unfinished for too long.
     *
     * @param read where the partitions that have something unfinished end as they are read
     */
    default void review(Map<Integer, Long> read, Patience patience) throws InterruptedException {}
  }

  /** Keeps our place in the group while a batch takes long. */
  public interface Patience {
    /** Waits a little; {@code false} when the reader is being stopped. */
    boolean keepWaiting() throws InterruptedException;
  }

  private final KafkaConnection kafka;
  private final LogTopic topic;
  private final Store store;
  private final Function<Map<String, Object>, Consumer<byte[], byte[]>> connect;

  private final StoredEnds ends;
  private final Set<Integer> taken = new HashSet<>();
  private boolean rewindDue;
  private boolean rested;
  private volatile boolean stopping;
  private volatile Consumer<byte[], byte[]> consumer;
  private volatile Thread thread;
  private int epoch;

  public GroupReader(KafkaConnection kafka, LogTopic topic, Store store) {
    this(kafka, topic, store, KafkaConnection::consumer);
  }

  /**
   * @param connect makes a consumer from its settings
   */
  GroupReader(
      KafkaConnection kafka,
      LogTopic topic,
      Store store,
      Function<Map<String, Object>, Consumer<byte[], byte[]>> connect) {
    this.kafka = kafka;
    this.topic = topic;
    this.store = store;
    this.ends = new StoredEnds(store::committed);
    this.connect = connect;
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
              consumer = connect.apply(config());
              consumer.subscribe(List.of(topic.name()), new Rebalance());
              thread = new Thread(this::run, topic.reader());
              thread.setDaemon(true);
              thread.start();
              return null;
            });
  }

  private Map<String, Object> config() {
    Map<String, Object> config = kafka.config();
    config.put("group.id", topic.group());
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    config.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    config.put("max.poll.records", 20_000);
    config.put("fetch.max.bytes", 16 * 1024 * 1024);
    config.put("max.partition.fetch.bytes", 4 * 1024 * 1024);
    // The least that brokers allow: who waits for a member that was killed waits this long.
    config.put("session.timeout.ms", 6_000);
    config.put("heartbeat.interval.ms", 1_500);
    return config;
  }

  private void run() {
    while (!stopping) {
      try {
        rewind();
        turn();
      } catch (InterruptedException e) {
        // We are being stopped, and the batch it waited with is read again by the next.
        LOG.debug("Stopped while waiting");
        break;
      } catch (RuntimeException | Error e) {
        // Whatever it was: the only reader of these partitions must not end.
        LOG.error("The {} stumbled; the batch is read again", topic.reader(), e);
        rewindDue = true;
        LockSupport.parkNanos(AGAIN.toNanos());
      }
    }
    close();
  }

  private void turn() throws InterruptedException {
    ends.beginBatch();
    List<LogRecord> batch = new ArrayList<>();
    read(POLL, batch);
    if (rested) {
      // The first read brings what was asked for before the rest: the little there was then.
      read(GATHERED, batch);
    }
    takeOver();
    store.review(ends.unfinishedEnds(), this::keepWaiting);
    if (batch.isEmpty()) {
      ends.nothingStored(store.unfinished());
      ends.commit(consumer);
      rested = false;
      return;
    }
    long begun = System.nanoTime();
    store.store(batch, this::keepWaiting);
    ends.batchStored(store.unfinished());
    ends.commit(consumer);
    rest(batch, System.nanoTime() - begun);
  }

  /** Not within the rebalance: it may take long, and keeping our place needs polls. */
  private void takeOver() throws InterruptedException {
    while (!taken.isEmpty()) {
      Set<Integer> partitions = Set.copyOf(taken);
      // Before the call: a partition may go meanwhile, and come back.
      taken.clear();
      try {
        store.take(partitions, this::keepWaiting);
        ends.confirm(consumer.committed(topicPartitions(partitions)));
      } catch (RuntimeException | InterruptedException e) {
        taken.addAll(partitions);
        throw e;
      }
    }
  }

  private Set<TopicPartition> topicPartitions(Set<Integer> numbers) {
    return consumer.assignment().stream()
        .filter(partition -> numbers.contains(partition.partition()))
        .collect(Collectors.toSet());
  }

  private void read(Duration patience, List<LogRecord> batch) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(patience);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      batch.add(LogRecord.of(epoch, record));
    }
    ends.read(records.nextOffsets());
  }

  private void close() {
    try {
      ends.commitNow(consumer, LAST_COMMIT);
    } catch (RuntimeException e) {
      LOG.warn(
          "Where the {} stands is not committed; the last batch is stored again",
          topic.reader(),
          e);
    }
    consumer.close();
  }

  /** Lets events gather after a small batch that took {@code nanos} to store. */
  private void rest(List<LogRecord> batch, long nanos) throws InterruptedException {
    long bytes = 0;
    for (LogRecord record : batch) {
      bytes += record.value() == null ? 0 : record.value().length;
    }
    rested = bytes < LARGE_BATCH_BYTES && !stopping;
    if (rested) {
      TimeUnit.NANOSECONDS.sleep(Math.min((SHARE - 1) * nanos, LONGEST_REST.toNanos()));
    }
  }

  private boolean keepWaiting() throws InterruptedException {
    Thread.sleep(200);
    consumer.pause(consumer.assignment());
    try {
      putBack(consumer.poll(Duration.ZERO));
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

  /**
   * Goes back to what is committed, if a batch failed: nothing read since may count as stored.
   * Until this succeeds nothing is read, or the next batch's commit would cover the failed one.
   */
  private void rewind() {
    if (!rewindDue) {
      return;
    }
    Set<TopicPartition> mine = consumer.assignment();
    store.leave(numbers(mine));
    taken.addAll(numbers(mine));
    ends.clear();
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
    rewindDue = false;
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    Set<Integer> numbers = new HashSet<>();
    partitions.forEach(partition -> numbers.add(partition.partition()));
    return numbers;
  }

  private final class Rebalance implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      ends.lost(partitions);
      taken.removeAll(numbers(partitions));
      store.leave(numbers(partitions));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      store.leave(numbers(partitions));
      taken.addAll(numbers(partitions));
      LOG.info(
          "The {} has partitions {} of {}",
          topic.reader(),
          numbers(consumer.assignment()),
          topic.name());
    }
  }

  /** Whether it reads: from its start until it is stopped, if no fault of ours ends it. */
  public boolean isAlive() {
    Thread reading = thread;
    return reading != null && reading.isAlive();
  }

  /** Lets the batch under way be stored, commits it and leaves the group. */
  public Future<Void> stop() {
    return kafka
        .vertx()
        .executeBlocking(
            () -> {
              stopping = true;
              if (thread != null) {
                thread.join(10_000);
              }
              return null;
            });
  }
}
