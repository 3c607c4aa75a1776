package io.headrace.search;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A pattern of {@code LIKE} for texts that lie about as bytes. Of ASCII texts each byte is a
 * character, so short patterns are looked for right where the texts are; for all else there is
 * {@link LikePattern}, which says the same.
 */
final class BytePattern {

  /** Looking for a segment costs its length times the text's: what is more is not for here. */
  private static final int MOST_STEPS = 16_384;

  private final LikePattern pattern;
  private final boolean ignoreCase;

  /** What stands between the {@code %}; {@code null} for a pattern that has more than ASCII. */
  private final byte[][] segments;

  private final int longestSegment;

  /** Those of {@link LetterPairs} that a text must have. */
  private final long letterPairs;

  private BytePattern(LikePattern pattern, boolean ignoreCase, byte[][] segments) {
    this.pattern = pattern;
    this.ignoreCase = ignoreCase;
    this.segments = segments;
    int longest = 0;
    long pairs = 0;
    if (segments != null) {
      for (byte[] segment : segments) {
        longest = Math.max(longest, segment.length);
        pairs |= letterPairs(segment);
      }
    }
    this.longestSegment = longest;
    this.letterPairs = pairs;
  }

  private static long letterPairs(byte[] segment) {
    long pairs = 0;
    for (int i = 1; i < segment.length; i++) {
      if (segment[i - 1] != '_' && segment[i] != '_') {
        pairs |= LetterPairs.of(segment[i - 1], segment[i]);
      }
    }
    return pairs;
  }

  static BytePattern of(String pattern, boolean ignoreCase) {
    return new BytePattern(
        LikePattern.of(pattern, ignoreCase), ignoreCase, segments(pattern, ignoreCase));
  }

  private static byte[][] segments(String pattern, boolean ignoreCase) {
    byte[] all = pattern.getBytes(StandardCharsets.UTF_8);
    if (!TextDictionary.isAscii(all, 0, all.length)) {
      return null;
    }
    String[] parts = pattern.split("%", -1);
    byte[][] segments = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      String part = ignoreCase ? parts[i].toLowerCase(Locale.ROOT) : parts[i];
      segments[i] = part.getBytes(StandardCharsets.US_ASCII);
    }
    return segments;
  }

  boolean matches(TextDictionary texts, int code) {
    if (letterPairs != 0 && (letterPairs & ~texts.letterPairs(code)) != 0) {
      return false;
    }
    byte[] bytes = texts.bytes();
    int start = texts.start(code);
    int end = texts.end(code);
    boolean asBytes =
        segments != null
            && (long) longestSegment * (end - start) <= MOST_STEPS
            && (texts.isAscii() || TextDictionary.isAscii(bytes, start, end));
    return asBytes ? matches(bytes, start, end) : pattern.matches(texts.text(code));
  }

  private boolean matches(byte[] bytes, int start, int end) {
    byte[] first = segments[0];
    if (segments.length == 1) {
      return end - start == first.length && isAt(first, bytes, start);
    }
    byte[] last = segments[segments.length - 1];
    int until = end - last.length;
    int from = start + first.length;
    if (from > until || !isAt(first, bytes, start) || !isAt(last, bytes, until)) {
      return false;
    }
    for (int i = 1; i < segments.length - 1; i++) {
      from = find(segments[i], bytes, from, until);
      if (from < 0) {
        return false;
      }
    }
    return true;
  }

  /** The end of the first place between {@code from} and {@code until}, or -1. */
  private int find(byte[] segment, byte[] bytes, int from, int until) {
    if (segment.length == 0) {
      return from;
    }
    int last = until - segment.length;
    for (int at = next(segment[0], bytes, from, last);
        at <= last;
        at = next(segment[0], bytes, at + 1, last)) {
      if (isAt(segment, bytes, at)) {
        return at + segment.length;
      }
    }
    return -1;
  }

  /** The next place of a letter up to {@code last}, or one behind. */
  private int next(byte letter, byte[] bytes, int from, int last) {
    if (letter == '_') {
      return from;
    }
    byte capital =
        ignoreCase && letter >= 'a' && letter <= 'z' ? (byte) (letter - 'a' + 'A') : letter;
    int at = from;
    while (at <= last && bytes[at] != letter && bytes[at] != capital) {
      at++;
    }
    return at;
  }

  private boolean isAt(byte[] segment, byte[] bytes, int at) {
    for (int i = 0; i < segment.length; i++) {
      byte here = bytes[at + i];
      if (segment[i] != here && segment[i] != '_' && segment[i] != folded(here)) {
        return false;
      }
    }
    return true;
  }

  private byte folded(byte letter) {
    return ignoreCase && letter >= 'A' && letter <= 'Z' ? (byte) (letter + 'a' - 'A') : letter;
  }
}
