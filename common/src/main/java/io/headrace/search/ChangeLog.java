package io.headrace.search;

import java.util.Arrays;

/**
 * Which slots of a {@link RowTable} have changed, in order, so that each column can read again what
 * changed since it last did. A slot that changes again before anybody has looked is not noted
 * twice, so between two looks the log is at most as long as there are slots.
 *
 * <p>Not thread-safe.
 */
final class ChangeLog {

  private static final int NEVER = -1;

  private int[] slots = new int[16];
  private int size;

  /** The place in the log of each slot's last change. */
  private int[] lastOf = new int[0];

  /** Up to where somebody has looked. */
  private int looked;

  void grow(int slotCount) {
    int before = lastOf.length;
    lastOf = Arrays.copyOf(lastOf, slotCount);
    Arrays.fill(lastOf, before, slotCount, NEVER);
  }

  void add(int slot) {
    if (lastOf[slot] >= looked) {
      return;
    }
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, 2 * size);
    }
    lastOf[slot] = size;
    slots[size++] = slot;
  }

  /** Where the next change will be. */
  int end() {
    return size;
  }

  int slot(int place) {
    return slots[place];
  }

  /** Somebody has looked at all changes before {@code place}. */
  void look(int place) {
    looked = Math.max(looked, place);
  }

  /** Forgets the changes before {@code place}; all places become that much less. */
  void dropBefore(int place) {
    System.arraycopy(slots, place, slots, 0, size - place);
    size -= place;
    looked = Math.max(0, looked - place);
    for (int slot = 0; slot < lastOf.length; slot++) {
      lastOf[slot] = Math.max(NEVER, lastOf[slot] - place);
    }
  }

  long bytes() {
    return (long) (slots.length + lastOf.length) * Integer.BYTES;
  }
}
