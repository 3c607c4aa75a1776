package io.headrace.search;

import java.util.HashMap;
import java.util.Map;

/**
 * A part of a {@link LikePattern} without {@code %}. Searches with Shift-And (Baeza-Yates and
 * Gonnet, "A new approach to text searching", 1992): bit i of the state says that the first i + 1
 * characters match what was just read, so a text costs its length times the segment's length over
 * 64, whatever they hold.
 */
final class LikeSegment {

  private final int[] codePoints;

  /** Per character the places where the segment has it or a {@code _}. */
  private final Map<Integer, long[]> masks = new HashMap<>();

  /** The places of {@code _}: the mask of every other character. */
  private final long[] anyMask;

  LikeSegment(int[] codePoints) {
    this.codePoints = codePoints;
    this.anyMask = new long[(codePoints.length + 63) / 64];
    for (int i = 0; i < codePoints.length; i++) {
      if (codePoints[i] == '_') {
        set(anyMask, i);
      }
    }
    for (int i = 0; i < codePoints.length; i++) {
      if (codePoints[i] != '_') {
        set(masks.computeIfAbsent(codePoints[i], c -> anyMask.clone()), i);
      }
    }
  }

  private static void set(long[] bits, int index) {
    bits[index / 64] |= 1L << (index % 64);
  }

  int length() {
    return codePoints.length;
  }

  boolean matchesAt(int[] text, int start) {
    for (int i = 0; i < codePoints.length; i++) {
      if (codePoints[i] != '_' && codePoints[i] != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  /** The end of the leftmost match within {@code [start, end)}, or -1. */
  int find(int[] text, int start, int end) {
    if (codePoints.length == 0) {
      return start;
    }
    if (codePoints.length > end - start) {
      return -1;
    }
    long[] state = new long[anyMask.length];
    int last = codePoints.length - 1;
    for (int i = start; i < end; i++) {
      advance(state, masks.getOrDefault(text[i], anyMask));
      if ((state[last / 64] >>> (last % 64) & 1) != 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private static void advance(long[] state, long[] mask) {
    long carry = 1;
    for (int word = 0; word < state.length; word++) {
      long shifted = state[word] << 1 | carry;
      carry = state[word] >>> 63;
      state[word] = shifted & mask[word];
    }
  }
}
