package io.headrace.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

  /** Of partitions whose committed offset is held back: where they are stored up to. */
  private final Map<TopicPartition, OffsetAndMetadata> heldBack = new HashMap<>();

  /** What was unfinished when that was last looked at. */
  private Map<Integer, Long> unfinishedBefore = Map.of();

  /** How far partitions were handled when they became ours, which a replay does not undo. */
  private final Map<TopicPartition, Long> handledBefore = new HashMap<>();

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
            handledBefore.put(partition, HandledOffset.of(end.offset(), end.metadata()));
            uncommitted.putIfAbsent(partition, end);
          }
        });
  }

  /**
   * The batch under way is stored, but for what is unfinished.
   *
   * @param unfinished from where on a partition must be handed over again, where that is so
   */
  void batchStored(Map<Integer, Long> unfinished) {
    heldBack.putAll(underWay);
    holdBack(unfinished);
  }

  /** The same without a batch: what is unfinished may have become less. */
  void nothingStored(Map<Integer, Long> unfinished) {
    // Without an event in it: the marker of a transaction is read past, too.
    if (!underWay.isEmpty() || !unfinished.equals(unfinishedBefore)) {
      heldBack.putAll(underWay);
      holdBack(unfinished);
    }
  }

  private void holdBack(Map<Integer, Long> unfinished) {
    unfinishedBefore = Map.copyOf(unfinished);
    heldBack.forEach(
        (partition, end) ->
            uncommitted.put(
                partition, commitOf(partition, end, unfinished.get(partition.partition()))));
    heldBack.keySet().removeIf(partition -> !unfinished.containsKey(partition.partition()));
  }

  private OffsetAndMetadata commitOf(
      TopicPartition partition, OffsetAndMetadata end, Long unfinished) {
    long handled = Math.max(end.offset(), handledBefore.getOrDefault(partition, 0L));
    boolean whole = unfinished == null || unfinished >= end.offset();
    if (whole && handled == end.offset()) {
      return end;
    }
    long committed = whole ? end.offset() : unfinished;
    return new OffsetAndMetadata(committed, HandledOffset.metadata(committed, handled));
  }

  /** Where partitions end as they are read, of which something is unfinished. */
  Map<Integer, Long> unfinishedEnds() {
    return byNumber(heldBack);
  }

  /** These are not ours any more: whoever has them may stand further on already. */
  void lost(Collection<TopicPartition> partitions) {
    for (Map<TopicPartition, ?> known : all()) {
      known.keySet().removeAll(partitions);
    }
  }

  /** Nothing since the last commit counts as stored. */
  void clear() {
    all().forEach(Map::clear);
  }

  private List<Map<TopicPartition, ?>> all() {
    return List.of(uncommitted, heldBack, handledBefore, underWay);
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
