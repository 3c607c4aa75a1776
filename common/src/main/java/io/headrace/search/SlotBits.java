package io.headrace.search;

import java.util.Arrays;

/** A bit for each slot. Not thread-safe. */
final class SlotBits {

  private long[] words = new long[1];

  void grow(int slots) {
    int needed = (slots + Long.SIZE - 1) / Long.SIZE;
    if (needed > words.length) {
      words = Arrays.copyOf(words, needed);
    }
  }

  void set(int slot, boolean bit) {
    long mask = 1L << slot;
    if (bit) {
      words[slot / Long.SIZE] |= mask;
    } else {
      words[slot / Long.SIZE] &= ~mask;
    }
  }

  boolean get(int slot) {
    return (words[slot / Long.SIZE] >>> slot & 1) != 0;
  }

  long bytes() {
    return (long) words.length * Long.BYTES;
  }
}
