package io.headrace.artifact.upload;

import io.headrace.config.ArtifactEventSettings;
import io.headrace.log.LogRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Puts files together of the chunks that come through the log, in partitions that come and go.
 * Confined to one thread; knows no clock.
 *
 * <p><b>Memory.</b> What is not complete is bounded. To stop reading would not help, as what
 * completes it is still to be read; and to give up what is acknowledged, because many publish at
 * once, would lose it. So past the bound the data of the oldest uploads are laid aside: the log has
 * them, and once the rest has come they are read again. Only when there are so many uploads that it
 * takes the bound to know where they stand, the oldest is given up.
 */
final class Assembly {

  private final ArtifactEventSettings settings;
  private final long maxWeight;
  private final Map<Integer, PartitionUploads> partitions = new HashMap<>();

  /**
   * An assembly without partitions.
   *
   * @param maxWeight bytes of heap that incomplete uploads may take
   */
  Assembly(ArtifactEventSettings settings, long maxWeight) {
    this.settings = settings;
    this.maxWeight = maxWeight;
  }

  /**
   * A partition begins to be read.
   *
   * @param handled the offset up to which was seen to all that came of its records, by whoever had
   *     it before
   */
  void begin(int partition, long handled) {
    partitions.put(partition, new PartitionUploads(settings, handled));
  }

  void forget(Set<Integer> left) {
    partitions.keySet().removeAll(left);
  }

  /**
   * Takes the next record of a partition that has begun.
   *
   * @param nanos now, as of {@link System#nanoTime}
   */
  void take(LogRecord record, long nanos, Consumer<Outcome> outcomes) {
    partitions.get(record.partition()).take(record, nanos, outcomes);
    shrink(outcomes);
  }

  private void shrink(Consumer<Outcome> outcomes) {
    while (weight() > maxWeight) {
      Optional<PartitionUploads> oldest = partitionOfOldest(PartitionUploads::oldestInMemory);
      if (oldest.isPresent()) {
        oldest.get().layAside(oldest.get().oldestInMemory().orElseThrow());
      } else {
        partitionOfOldest(PartitionUploads::oldest)
            .orElseThrow()
            .giveUpOldest("Too many uploads are incomplete at once", outcomes);
      }
    }
  }

  private Optional<PartitionUploads> partitionOfOldest(
      Function<PartitionUploads, Optional<Upload>> which) {
    return partitions.values().stream()
        .filter(partition -> which.apply(partition).isPresent())
        .min(Comparator.comparingLong(partition -> which.apply(partition).orElseThrow().seen()));
  }

  /** Whether some upload has waited for too long, if nothing more of it is in the log. */
  boolean isDue(long nanos) {
    return partitions.values().stream().anyMatch(partition -> partition.isDue(nanos));
  }

  /**
   * Gives up the uploads that have waited for too long in partitions that are read to their ends.
   */
  void expireDue(long nanos, Set<Integer> readToTheirEnds, Consumer<Outcome> outcomes) {
    partitions.forEach(
        (number, partition) -> {
          if (readToTheirEnds.contains(number)) {
            partition.expireDue(nanos, outcomes);
          }
        });
  }

  /** A complete upload cannot be stored: what still comes of it is for the dead letters too. */
  void refuse(Upload upload, String cause) {
    PartitionUploads partition = partitions.get(upload.partition());
    if (partition != null) {
      partition.refuse(upload, cause);
    }
  }

  /** Where the first upload begins that is not finished, by partition. */
  Map<Integer, Long> unfinished() {
    Map<Integer, Long> begins = new HashMap<>();
    partitions.forEach(
        (number, partition) ->
            partition.unfinished().ifPresent(begin -> begins.put(number, begin)));
    return begins;
  }

  /** How many uploads are incomplete. */
  int size() {
    return partitions.values().stream().mapToInt(PartitionUploads::size).sum();
  }

  /** About how many bytes of heap they take. */
  long weight() {
    return partitions.values().stream().mapToLong(PartitionUploads::weight).sum();
  }
}
