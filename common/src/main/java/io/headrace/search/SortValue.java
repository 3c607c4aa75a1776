package io.headrace.search;

/**
 * What a row has for one {@link SortKey}. Whichever way the key goes, numbers come first, then
 * texts, then NaN, then what is missing.
 */
sealed interface SortValue {

  record OfText(String text) implements SortValue {}

  record OfInteger(long number) implements SortValue {}

  record OfDecimal(double number) implements SortValue {}

  record Missing() implements SortValue {}

  SortValue MISSING = new Missing();

  /** {@code null} is what is missing. */
  static SortValue ofText(String text) {
    return text == null ? MISSING : new OfText(text);
  }

  static SortValue ofInteger(Long number) {
    return number == null ? MISSING : new OfInteger(number);
  }

  static SortValue ofDecimal(Double number) {
    return number == null ? MISSING : new OfDecimal(number);
  }

  /** A number if the text is one. */
  static SortValue ofNatural(String text) {
    double number = text == null ? Double.NaN : NaturalNumber.of(text);
    return Double.isNaN(number) ? ofText(text) : new OfDecimal(number);
  }

  /** Whether {@link #ofNatural} makes such values. */
  static boolean isNatural(SortValue value) {
    if (value instanceof OfText text) {
      return Double.isNaN(NaturalNumber.of(text.text()));
    }
    return value instanceof Missing
        || (value instanceof OfDecimal decimal && Double.isFinite(decimal.number()));
  }

  static int compare(SortValue left, SortValue right, boolean ascending) {
    int leftRank = rank(left);
    int rightRank = rank(right);
    if (leftRank != rightRank || left instanceof Missing) {
      return Integer.compare(leftRank, rightRank);
    }
    return ascending ? compareValues(left, right) : compareValues(right, left);
  }

  private static int rank(SortValue value) {
    if (value instanceof Missing) {
      return 3;
    }
    if (value instanceof OfText) {
      return 1;
    }
    return value instanceof OfDecimal decimal && Double.isNaN(decimal.number()) ? 2 : 0;
  }

  private static int compareValues(SortValue left, SortValue right) {
    if (left instanceof OfText a && right instanceof OfText b) {
      return compareText(a.text(), b.text());
    }
    if (left instanceof OfInteger a && right instanceof OfInteger b) {
      return Long.compare(a.number(), b.number());
    }
    if (left instanceof OfDecimal a && right instanceof OfDecimal b) {
      // Not Double.compare: 0.0 and -0.0 are equal.
      return a.number() < b.number() ? -1 : a.number() > b.number() ? 1 : 0;
    }
    throw new IllegalArgumentException("values of two kinds: " + left + ", " + right);
  }

  /** By code points, which is also the order of the UTF-8 bytes. */
  private static int compareText(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean aBeyondBmp = Character.isSurrogate(a);
        boolean bBeyondBmp = Character.isSurrogate(b);
        return aBeyondBmp == bBeyondBmp ? Character.compare(a, b) : aBeyondBmp ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
