package io.headrace.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Different texts by number, 0 for the first: what a column of texts is coded with. The texts lie
 * one behind the other in one array, as UTF-8 (a surrogate without its partner takes three bytes
 * like any character of its size), so that looking through all of them touches memory in order. The
 * order of the bytes is the order of the code points.
 *
 * <p>Not thread-safe.
 */
final class TextDictionary {

  /** The code of a text that is not there. */
  static final int ABSENT = -1;

  private static final VarHandle BIG_ENDIAN_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int BYTES_PER_CHAR = 3;
  private static final int HEAD_BYTES = 7;

  /** Texts so far. */
  private int size;

  private byte[] bytes = new byte[32];
  private int[] ends = new int[4];

  /** Codes plus 1, by hash, with linear probing; 0 is empty. */
  private int[] byHash = new int[8];

  private byte[] scratch = new byte[32];
  private final LetterPairs letterPairs = new LetterPairs();
  private boolean isAscii = true;

  /** Bytes of the longest text. */
  private int longest;

  int size() {
    return size;
  }

  /** Whether no text has a character that takes more than one byte. */
  boolean isAscii() {
    return isAscii;
  }

  /** The code of a text; {@link #ABSENT} when there is no such text. */
  int find(String text) {
    if (text.length() > longest) {
      // Before anything of its length is allocated: the text may be the client's.
      return ABSENT;
    }
    int length = encode(text);
    return byHash[place(length)] - 1;
  }

  /**
   * The code of a text, which is added if it is new.
   *
   * @throws ArithmeticException when all texts come to 2 GiB
   */
  int add(String text) {
    return addScratch(encode(text));
  }

  /** The code of a text of another dictionary, which is added if it is new. */
  int add(TextDictionary other, int otherCode) {
    int start = other.start(otherCode);
    int length = other.ends[otherCode] - start;
    reserve(length);
    System.arraycopy(other.bytes, start, scratch, 0, length);
    return addScratch(length);
  }

  private int addScratch(int length) {
    int place = place(length);
    if (byHash[place] == 0) {
      append(length);
      byHash[place] = size;
      if (size * 2 > byHash.length) {
        rehash();
      }
      return size - 1;
    }
    return byHash[place] - 1;
  }

  private void append(int length) {
    int start = end();
    int end = Math.addExact(start, length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(2L * end, Integer.MAX_VALUE - 8));
    }
    System.arraycopy(scratch, 0, bytes, start, length);
    isAscii &= isAscii(bytes, start, end);
    longest = Math.max(longest, length);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size++] = end;
  }

  static boolean isAscii(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private int end() {
    return size == 0 ? 0 : ends[size - 1];
  }

  /** The same texts and codes, to be read alone. */
  TextDictionary copyOfTexts() {
    TextDictionary copy = new TextDictionary();
    copy.size = size;
    copy.bytes = Arrays.copyOf(bytes, end());
    copy.ends = Arrays.copyOf(ends, size);
    return copy;
  }

  /** Where the text in {@link #scratch} is in {@link #byHash}, or belongs. */
  private int place(int length) {
    int place = hash(scratch, 0, length) & (byHash.length - 1);
    while (byHash[place] != 0) {
      int code = byHash[place] - 1;
      if (Arrays.equals(scratch, 0, length, bytes, start(code), ends[code])) {
        return place;
      }
      place = (place + 1) & (byHash.length - 1);
    }
    return place;
  }

  private void rehash() {
    byHash = new int[byHash.length * 2];
    for (int code = 0; code < size; code++) {
      int place = hash(bytes, start(code), ends[code]) & (byHash.length - 1);
      while (byHash[place] != 0) {
        place = (place + 1) & (byHash.length - 1);
      }
      byHash[place] = code + 1;
    }
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = 1;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    // The places are the low bits, which texts of digits hardly touch.
    return hash ^ (hash >>> 15);
  }

  /** Puts a text's bytes into {@link #scratch}; how many they are. */
  private int encode(String text) {
    reserve(Math.multiplyExact(text.length(), BYTES_PER_CHAR));
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i);
      if (c < 0x80) {
        scratch[length++] = (byte) c;
        continue;
      }
      if (Character.isHighSurrogate((char) c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        c = Character.toCodePoint((char) c, text.charAt(++i));
      }
      length = encodeWide(c, length);
    }
    return length;
  }

  private void reserve(int length) {
    if (scratch.length < length) {
      scratch = new byte[length];
    }
  }

  private int encodeWide(int codePoint, int at) {
    int length = at;
    if (codePoint < 0x800) {
      scratch[length++] = (byte) (0xC0 | (codePoint >> 6));
    } else {
      if (codePoint < 0x10000) {
        scratch[length++] = (byte) (0xE0 | (codePoint >> 12));
      } else {
        scratch[length++] = (byte) (0xF0 | (codePoint >> 18));
        scratch[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      }
      scratch[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    }
    scratch[length++] = (byte) (0x80 | (codePoint & 0x3F));
    return length;
  }

  /** All texts, of which {@link #start} and {@link #end} tell where one is; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  int start(int code) {
    return code == 0 ? 0 : ends[code - 1];
  }

  int end(int code) {
    return ends[code];
  }

  /** The text's set of {@link LetterPairs}. */
  long letterPairs(int code) {
    return letterPairs.of(this, code);
  }

  /** The text; a surrogate without its partner is lost. */
  String text(int code) {
    return new String(bytes, start(code), ends[code] - start(code), StandardCharsets.UTF_8);
  }

  /**
   * The first 7 bytes as a number, and behind them how many bytes there are, up to 8: of two texts
   * the one with the lesser comes first. Never {@code Long.MIN_VALUE}.
   */
  long head(int code) {
    int start = start(code);
    int length = ends[code] - start;
    long head = 0;
    if (start + Long.BYTES <= bytes.length) {
      head = (long) BIG_ENDIAN_LONG.get(bytes, start);
      head &= length < HEAD_BYTES ? ~(-1L >>> (length * Byte.SIZE)) : -1L << Byte.SIZE;
    } else {
      for (int i = 0; i < HEAD_BYTES; i++) {
        head = (head | (i < length ? bytes[start + i] & 0xFF : 0)) << Byte.SIZE;
      }
    }
    // From unsigned order to that of long.
    return (head | (Math.min(length, Long.BYTES) + 1)) ^ Long.MIN_VALUE;
  }

  /** Whether all texts with that {@link #head} are the same. */
  static boolean isWhole(long head) {
    return (head & 0xFF) <= HEAD_BYTES + 1;
  }

  /** How a text stands to one of another dictionary, or of this one. */
  int compare(int code, TextDictionary other, int otherCode) {
    return Arrays.compareUnsigned(
        bytes, start(code), ends[code], other.bytes, other.start(otherCode), other.ends[otherCode]);
  }

  /** About how many bytes of heap it takes. */
  long weight() {
    return bytes.length
        + scratch.length
        + (long) (ends.length + byHash.length) * Integer.BYTES
        + letterPairs.bytes();
  }
}
