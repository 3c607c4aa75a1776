package io.headrace.search;

import java.util.Arrays;

/**
 * Which pairs of letters the texts of a {@link TextDictionary} have, as a set of 64 bits each: a
 * pattern whose pairs are not all among a text's need not be looked for in it. Pairs are told apart
 * by a hash, whatever their case; of a text that is not ASCII all bits are set, for there a letter
 * may be another's capital without a byte in common.
 *
 * <p>A text's set is made when it is first asked for. Not thread-safe.
 */
final class LetterPairs {

  /** A prime near 2^32 divided by the golden ratio: neighbours end up far apart. */
  private static final int SPREAD = 0x9E3779B1;

  private static final int HASH_BITS = 6;
  private static final long ALL = -1;

  /** By code; 0 for a text that nobody has asked for, or that has less than two letters. */
  private long[] sets = new long[0];

  /** The set of a text of a dictionary, always the same one. */
  long of(TextDictionary texts, int code) {
    if (code >= sets.length) {
      sets = Arrays.copyOf(sets, texts.size());
    }
    if (sets[code] == 0) {
      sets[code] = ofText(texts.bytes(), texts.start(code), texts.end(code));
    }
    return sets[code];
  }

  private static long ofText(byte[] bytes, int start, int end) {
    if (!TextDictionary.isAscii(bytes, start, end)) {
      return ALL;
    }
    long set = 0;
    for (int i = start + 1; i < end; i++) {
      set |= of(bytes[i - 1], bytes[i]);
    }
    return set;
  }

  /** The set of that pair of ASCII letters alone. */
  static long of(byte letter, byte next) {
    int pair = (small(letter) << Byte.SIZE) | small(next);
    return 1L << ((pair * SPREAD) >>> (Integer.SIZE - HASH_BITS));
  }

  private static int small(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
  }

  long bytes() {
    return (long) sets.length * Long.BYTES;
  }
}
