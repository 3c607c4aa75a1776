package io.headrace.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of {@code LIKE}: {@code %} is any text, {@code _} any one character.
 *
 * <p>Between two {@code %} the leftmost match is the best, so one pass over the text decides;
 * nothing is tried twice. See {@link LikeSegment} for the cost.
 */
final class LikePattern {

  /**
   * Longest pattern allowed, in chars: bounds the cost of one match and the masks' memory. No text
   * that search knows is longer.
   */
  static final int LONGEST = 8_000;

  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int DOTLESS_SMALL_I = 0x131;

  private final boolean ignoreCase;

  /** What stands between the {@code %}; the first and the last are anchored. */
  private final List<LikeSegment> segments;

  private LikePattern(boolean ignoreCase, List<LikeSegment> segments) {
    this.ignoreCase = ignoreCase;
    this.segments = segments;
  }

  static LikePattern of(String pattern, boolean ignoreCase) {
    List<LikeSegment> segments = new ArrayList<>();
    for (String segment : pattern.split("%", -1)) {
      segments.add(new LikeSegment(codePoints(segment, ignoreCase)));
    }
    return new LikePattern(ignoreCase, segments);
  }

  boolean matches(String value) {
    int[] text = codePoints(value, ignoreCase);
    LikeSegment first = segments.get(0);
    if (segments.size() == 1) {
      return text.length == first.length() && first.matchesAt(text, 0);
    }
    LikeSegment last = segments.get(segments.size() - 1);
    int end = text.length - last.length();
    if (first.length() > end || !first.matchesAt(text, 0) || !last.matchesAt(text, end)) {
      return false;
    }
    int position = first.length();
    for (LikeSegment segment : segments.subList(1, segments.size() - 1)) {
      position = segment.find(text, position, end);
      if (position < 0) {
        return false;
      }
    }
    return true;
  }

  private static int[] codePoints(String text, boolean fold) {
    int[] codePoints = new int[text.codePointCount(0, text.length())];
    int index = 0;
    for (int i = 0; i < codePoints.length; i++) {
      int codePoint = text.codePointAt(index);
      index += Character.charCount(codePoint);
      codePoints[i] = fold ? folded(codePoint) : codePoint;
    }
    return codePoints;
  }

  /** Unicode's simple case folding, in which the dotted capital and dotless small i stay alone. */
  private static int folded(int codePoint) {
    return codePoint == DOTTED_CAPITAL_I || codePoint == DOTLESS_SMALL_I
        ? codePoint
        : Character.toLowerCase(Character.toUpperCase(codePoint));
  }
}
