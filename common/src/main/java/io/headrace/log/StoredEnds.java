package io.headrace.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the events that a member of a group has stored end, partition by partition, and what of
 * that is committed. Confined to the member's thread.
 */
final class StoredEnds {

  private static final Logger LOG = LoggerFactory.getLogger(StoredEnds.class);

  /** Who is told what is committed. */
  interface Committed {
    /** All before these offsets, by partition. */
    void committed(Map<Integer, Long> offsets);
  }

  private final Committed committed;

  /** Of partitions of ours: where they are stored up to, and not known to be committed. */
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();

  /** Where the batch under way ends. */
  private final Map<TopicPartition, OffsetAndMetadata> underWay = new HashMap<>();

  /**
   * Ends of a member that has stored nothing yet.
   *
   * @param committed is told on the member's thread
   */
  StoredEnds(Committed committed) {
    this.committed = committed;
  }

  void beginBatch() {
    underWay.clear();
  }

  /** The batch under way has been read up to there, in partitions that are ours now. */
  void read(Map<TopicPartition, OffsetAndMetadata> ends) {
    underWay.putAll(ends);
  }

  /**
   * These are committed, by whoever had the partitions before, and are to be committed again: that
   * it is accepted tells that they are ours.
   *
   * @param ends {@code null} for a partition that has none
   */
  void confirm(Map<TopicPartition, OffsetAndMetadata> ends) {
    ends.forEach(
        (partition, end) -> {
          if (end != null) {
            uncommitted.putIfAbsent(partition, end);
          }
        });
  }

  /** The batch under way is stored. */
  void batchStored() {
    uncommitted.putAll(underWay);
  }

  /** These are not ours any more: whoever has them may stand further on already. */
  void lost(Collection<TopicPartition> partitions) {
    uncommitted.keySet().removeAll(partitions);
    underWay.keySet().removeAll(partitions);
  }

  /** Nothing since the last commit counts as stored. */
  void clear() {
    uncommitted.clear();
    underWay.clear();
  }

  /**
   * Says how far everything is stored. What fails, as it may while the group is dealing out its
   * partitions, is said again with the next call: a partition may have no next batch.
   */
  void commit(Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> ends = ours(consumer);
    if (ends.isEmpty()) {
      return;
    }
    consumer.commitAsync(
        ends,
        (offsets, failure) -> {
          if (failure == null) {
            uncommitted.entrySet().removeAll(offsets.entrySet());
            committed.committed(byNumber(offsets));
          } else {
            LOG.debug("Offsets not committed yet", failure);
          }
        });
  }

  private static Map<Integer, Long> byNumber(Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<Integer, Long> byNumber = new HashMap<>();
    offsets.forEach((partition, end) -> byNumber.put(partition.partition(), end.offset()));
    return byNumber;
  }

  /** Says it for the last time. */
  void commitNow(Consumer<?, ?> consumer, Duration patience) {
    consumer.commitSync(ours(consumer), patience);
  }

  private Map<TopicPartition, OffsetAndMetadata> ours(Consumer<?, ?> consumer) {
    uncommitted.keySet().retainAll(consumer.assignment());
    return new HashMap<>(uncommitted);
  }
}
