package io.headrace.event;

/**
 * Where an event stands in the history of its partition, as one long that grows along it: the
 * topic's epoch above the Kafka offset.
 *
 * <p>An offset alone would not do: a topic that was deleted and made again starts at 0, and rows
 * written for it would lose against older ones. The epoch is raised whenever the topic's id
 * changes. Cassandra gets these values as write timestamps, so that a replay can never overwrite
 * newer state.
 */
public final class LogPosition {

  /**
   * 2^44 events a partition: 17 million a second for eleven days, or 200 a second for 2,700 years.
   */
  private static final int OFFSET_BITS = 44;

  /** What is left of a positive long. */
  private static final int EPOCH_BITS = 63 - OFFSET_BITS;

  /** Before every event: what a row has that no event has touched. */
  public static final long NONE = 0;

  /**
   * Behind every event: what is deleted with it stays so. One less than could be, or Cassandra
   * would never take it for old enough to be forgotten.
   */
  public static final long LAST = Long.MAX_VALUE - 1;

  private LogPosition() {}

  /**
   * The position of an offset.
   *
   * @param epoch of the topic, from 1 on
   */
  public static long of(int epoch, long offset) {
    if (epoch < 1 || epoch >= 1 << EPOCH_BITS || offset < 0 || offset >>> OFFSET_BITS != 0) {
      throw new IllegalArgumentException("No log position: epoch " + epoch + ", offset " + offset);
    }
    return ((long) epoch << OFFSET_BITS) | offset;
  }

  /**
   * The position just before an offset: events up to it are those below the offset, and all of
   * earlier epochs.
   *
   * @param epoch of the topic, from 1 on
   */
  public static long before(int epoch, long offset) {
    return of(epoch, offset) - 1;
  }

  public static long offset(long position) {
    return position & ((1L << OFFSET_BITS) - 1);
  }
}
