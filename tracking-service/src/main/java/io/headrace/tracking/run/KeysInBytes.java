package io.headrace.tracking.run;

import java.util.Arrays;

/**
 * The keys of one body by the bytes they are written with: one that was there before is found again
 * without making text of it. Keys are numbered as they come.
 */
final class KeysInBytes {

  static final int NONE = -1;

  private final byte[] bytes;
  private int size;
  private int[] starts = new int[16];
  private int[] ends = new int[16];

  /** By hash, then the next free one: 1 + the number of a key, or 0. At most half are taken. */
  private int[] slots = new int[64];

  /** The key found last: batches often name theirs in the same order again and again. */
  private int last = NONE;

  KeysInBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The key whose text begins at {@code start}, if it is the one that came after the last one when
   * that was new, and a quote ends it; else {@link #NONE}.
   */
  int findNext(int start) {
    if (size == 0) {
      return NONE;
    }
    int next = last + 1 == size ? 0 : last + 1;
    int end = start + ends[next] - starts[next];
    if (end < bytes.length && bytes[end] == '"' && isKey(next, start, end)) {
      last = next;
      return next;
    }
    return NONE;
  }

  /** Where the key's text ends that was found last, if it begins at {@code start}. */
  int endFrom(int start) {
    return start + ends[last] - starts[last];
  }

  private boolean isKey(int key, int start, int end) {
    return Arrays.equals(bytes, start, end, bytes, starts[key], ends[key]);
  }

  /** The key with this text, or {@link #NONE}. */
  int find(int start, int end) {
    int slot = slot(start, end);
    if (slots[slot] == 0) {
      return NONE;
    }
    last = slots[slot] - 1;
    return last;
  }

  /** Adds a key that is not there. */
  void add(int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    if (2 * (size + 1) > slots.length) {
      spread();
    }
    starts[size] = start;
    ends[size] = end;
    last = size++;
    slots[slot(start, end)] = size;
  }

  private void spread() {
    slots = new int[2 * slots.length];
    for (int key = 0; key < size; key++) {
      slots[slot(starts[key], ends[key])] = key + 1;
    }
  }

  /** The slot of the key with this text, or the one where it belongs. */
  private int slot(int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    int mask = slots.length - 1;
    int slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[slot] != 0 && !isKey(slots[slot] - 1, start, end)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
