package io.headrace.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Kafka's own stand-in for a member of a group, with a log behind it in which it may be sent back.
 * Tells of commits and lets them fail.
 */
final class GroupConsumer extends MockConsumer<byte[], byte[]> {

  private static final long IDLE_NANOS = Duration.ofMillis(1).toNanos();

  private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
  private final BlockingQueue<String> told;
  private final int readAtOnce;
  private volatile int failingCommits;
  private volatile int failingQuestions;

  /**
   * @param told gets "commit 0:3" for partition and offset, with metadata behind them, "no commit
   *     0:3" when it fails, "last commit 0:3" when it is waited for
   * @param readAtOnce events that a poll gives
   */
  GroupConsumer(BlockingQueue<String> told, int readAtOnce) {
    super("earliest");
    this.told = told;
    this.readAtOnce = readAtOnce;
  }

  /** Fills a partition up to before an offset. Call before it is read. */
  void log(TopicPartition partition, long end) {
    updateBeginningOffsets(Map.of(partition, 0L));
    for (long offset = 0; offset < end; offset++) {
      log.add(
          new ConsumerRecord<>(
              partition.topic(), partition.partition(), offset, new byte[0], new byte[0]));
    }
  }

  void failCommits(int count) {
    failingCommits = count;
  }

  /** Has the next questions for what is committed fail. */
  void failQuestions(int count) {
    failingQuestions = count;
  }

  /** The partitions are dealt out anew in the next poll. */
  void dealOut(TopicPartition... partitions) {
    schedulePollTask(() -> rebalance(List.of(partitions)));
  }

  @Override
  public synchronized void rebalance(Collection<TopicPartition> partitions) {
    super.rebalance(partitions);
    fetch();
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    fetch();
    ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
    if (records.isEmpty()) {
      LockSupport.parkNanos(IDLE_NANOS);
    }
    return records;
  }

  /** No more than the poll under way gives: what was left over would stand in the way of a seek. */
  private void fetch() {
    Set<TopicPartition> open = new HashSet<>(assignment());
    open.removeAll(paused());
    log.stream().filter(record -> isDue(record, open)).limit(readAtOnce).forEach(this::addRecord);
  }

  private boolean isDue(ConsumerRecord<byte[], byte[]> record, Set<TopicPartition> open) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return open.contains(partition) && record.offset() >= position(partition);
  }

  @Override
  public synchronized void commitAsync(
      Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
    if (callback == null) {
      // So the stand-in commits when it is waited for.
      tell("last commit", offsets);
      super.commitAsync(offsets, null);
    } else if (failingCommits > 0) {
      failingCommits--;
      tell("no commit", offsets);
      callback.onComplete(offsets, new RetriableCommitFailedException("not now"));
    } else {
      tell("commit", offsets);
      super.commitAsync(offsets, callback);
    }
  }

  private void tell(String what, Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach(
        (partition, end) ->
            told.add(
                (what + " " + partition.partition() + ":" + end.offset() + " " + end.metadata())
                    .strip()));
  }

  /** With {@code null} for a partition of which nothing is committed, as Kafka's own has it. */
  @Override
  public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
      Set<TopicPartition> partitions) {
    if (failingQuestions > 0) {
      failingQuestions--;
      throw new TimeoutException("not now");
    }
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    partitions.forEach(partition -> committed.put(partition, null));
    committed.putAll(super.committed(partitions));
    return committed;
  }
}
