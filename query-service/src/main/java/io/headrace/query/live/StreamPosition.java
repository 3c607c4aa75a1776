package io.headrace.query.live;

import io.headrace.error.HeadraceException;
import io.headrace.event.LogPosition;
import io.headrace.log.RunPartition;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * How far a stream has been told, as one position of the log for each partition that a run of its
 * selection is in: whatever an event up to there brought, the stream has had. Written as the id of
 * its events, it is what a client comes back with.
 *
 * <p>Grows; not thread-safe.
 */
final class StreamPosition {

  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 1 + Long.BYTES;

  private final long fingerprint;

  /** Of the runs, in the selection's order, the index of their partition's position. */
  private final int[] slots;

  private final long[] positions;
  private String id;

  private StreamPosition(long fingerprint, int[] slots, long[] positions) {
    this.fingerprint = fingerprint;
    this.slots = slots;
    this.positions = positions;
  }

  /**
   * Before all events.
   *
   * @param partitions of the log
   */
  static StreamPosition none(Selection selection, int partitions) {
    int[] partitionOf =
        selection.runIds().stream().mapToInt(id -> RunPartition.of(id, partitions)).toArray();
    int[] distinct = Arrays.stream(partitionOf).distinct().sorted().toArray();
    int[] slots =
        Arrays.stream(partitionOf).map(each -> Arrays.binarySearch(distinct, each)).toArray();
    long[] positions = new long[distinct.length];
    Arrays.fill(positions, LogPosition.NONE);
    return new StreamPosition(selection.fingerprint(), slots, positions);
  }

  /**
   * Reads an id that a stream of {@code selection} had.
   *
   * @throws HeadraceException with INVALID_PARAMETER_VALUE for one of another stream, or none
   */
  static StreamPosition of(String id, Selection selection, int partitions) {
    StreamPosition read = none(selection, partitions);
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(id));
    } catch (IllegalArgumentException e) {
      throw foreign();
    }
    if (bytes.remaining() != HEAD_BYTES + read.positions.length * Long.BYTES
        || bytes.get() != VERSION
        || bytes.getLong() != read.fingerprint) {
      throw foreign();
    }
    for (int i = 0; i < read.positions.length; i++) {
      read.positions[i] = bytes.getLong();
      if (read.positions[i] < LogPosition.NONE) {
        throw foreign();
      }
    }
    return read;
  }

  /** What a client is told that comes with an id which no stream of its selection can have had. */
  static HeadraceException foreign() {
    return HeadraceException.invalid(
        "Invalid Last-Event-ID, it was not made for a stream of these runs and keys");
  }

  /**
   * Goes on to where a run stands, if it is not further.
   *
   * @param run its index in the selection
   */
  void advance(int run, long position) {
    int slot = slots[run];
    if (position > positions[slot]) {
      positions[slot] = position;
      id = null;
    }
  }

  /**
   * Up to where a run has been told.
   *
   * @param run its index in the selection
   */
  long ofRun(int run) {
    return positions[slots[run]];
  }

  /** Whether {@code other}, of the same selection, is further in some partition. */
  boolean isPassedBy(StreamPosition other) {
    for (int i = 0; i < positions.length; i++) {
      if (other.positions[i] > positions[i]) {
        return true;
      }
    }
    return false;
  }

  /** The position as an event's id: letters, digits, dashes and underscores. */
  String id() {
    if (id == null) {
      ByteBuffer bytes =
          ByteBuffer.allocate(HEAD_BYTES + positions.length * Long.BYTES)
              .put(VERSION)
              .putLong(fingerprint);
      for (long position : positions) {
        bytes.putLong(position);
      }
      id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
    return id;
  }
}
