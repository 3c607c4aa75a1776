package io.headrace.tracking.run;

import io.headrace.api.NearestDouble;
import java.nio.charset.StandardCharsets;

/**
 * Goes once through the bytes of a JSON text, as long as that is written as programs write it: in
 * ASCII, text without escapes, numbers of no more digits than they need. Anything else ends it with
 * {@link NotPlain}, and is left to a real parser.
 */
final class PlainJson {

  /** Thrown once the text is not plain; says nothing on whether it is JSON. */
  static final class NotPlain extends Exception {
    private static final long serialVersionUID = 1;

    NotPlain() {
      super("not plain", null, false, false);
    }
  }

  /** Any number of so many digits is a long. */
  private static final int MOST_DIGITS = 18;

  private static final int MOST_EXPONENT_DIGITS = 4;

  /** Parsers refuse a number that is ten times as long. */
  private static final int LONGEST_NUMBER = 100;

  private final byte[] bytes;
  private int at;

  PlainJson(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Where the next byte stands that was not read. */
  int at() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  /** The next byte, which stays to be read; 0 behind the end, which no JSON has anywhere. */
  byte here() {
    return at < bytes.length ? bytes[at] : 0;
  }

  /** The next byte that is not blank, which stays to be read; 0 at the end. */
  byte peek() {
    byte next = here();
    if (next > ' ') {
      return next;
    }
    skipBlanks();
    return here();
  }

  /** Apart from {@link #peek}, so that what is called for every mark is small enough to inline. */
  void skipBlanks() {
    byte next = here();
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      at++;
      next = here();
    }
  }

  /** Reads {@code mark} if it comes next. */
  boolean take(char mark) {
    boolean there = peek() == mark;
    if (there) {
      at++;
    }
    return there;
  }

  /** Reads {@code pattern} if it comes next, to the byte. */
  boolean take(BytePattern pattern) {
    boolean there = pattern.isAt(at, bytes);
    if (there) {
      at += pattern.length();
    }
    return there;
  }

  void expect(char mark) throws NotPlain {
    if (!take(mark)) {
      throw new NotPlain();
    }
  }

  void expectEnd() throws NotPlain {
    if (peek() != 0 || at < bytes.length) {
      throw new NotPlain();
    }
  }

  /**
   * Reads a field's name, whose opening quote is read, and the colon; or nothing, if it is another.
   *
   * @param name with its closing quote
   */
  boolean takeName(BytePattern name) throws NotPlain {
    boolean there = take(name);
    if (there) {
      expect(':');
    }
    return there;
  }

  /** As {@link #takeName}; no other name may come. */
  void expectName(BytePattern name) throws NotPlain {
    if (!takeName(name)) {
      throw new NotPlain();
    }
  }

  /** Reads text and its closing quote; the opening one is read. Returns where the text ends. */
  int endOfText() throws NotPlain {
    byte next = here();
    while (next != '"') {
      // Other scripts' bytes are negative.
      if (next < ' ' || next == '\\') {
        throw new NotPlain();
      }
      at++;
      next = here();
    }
    return at++;
  }

  String text() throws NotPlain {
    expect('"');
    int start = at;
    return text(start, endOfText());
  }

  String text(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** A 64-bit integer, as a number or as text. */
  long integer() throws NotPlain {
    boolean quoted = take('"');
    boolean negative = takeSign();
    int start = at;
    long digits = readDigits(0);
    requireWhole(start);
    if (quoted) {
      expectQuote();
    }
    return negative ? -digits : digits;
  }

  private void expectQuote() throws NotPlain {
    if (here() != '"') {
      throw new NotPlain();
    }
    at++;
  }

  private boolean takeSign() {
    boolean negative = here() == '-';
    if (negative) {
      at++;
    }
    return negative;
  }

  /**
   * Goes on with a number, eight digits at a time; what does not fit into a long is garbage, and
   * found too long.
   */
  private long readDigits(long before) {
    long digits = before;
    while (at <= bytes.length - Long.BYTES) {
      long eight = EightBytes.at(at, bytes);
      int count = EightBytes.digits(eight);
      digits = digits * EightBytes.power(count) + EightBytes.number(eight, count);
      at += count;
      if (count < Long.BYTES) {
        return digits;
      }
    }
    return readLastDigits(digits);
  }

  /** As {@link #readDigits}, so near the end that eight bytes are not there. */
  private long readLastDigits(long before) {
    long digits = before;
    int digit = here() - '0';
    while (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      at++;
      digit = here() - '0';
    }
    return digits;
  }

  /** The digits from {@code start} must be a JSON integer that fits into a long. */
  private void requireWhole(int start) throws NotPlain {
    int count = at - start;
    if (count == 0 || count > MOST_DIGITS || (count > 1 && bytes[start] == '0')) {
      throw new NotPlain();
    }
  }

  /** A double, as a number; NaN and the infinities also as text. */
  double decimal() throws NotPlain {
    boolean quoted = take('"');
    int start = at;
    boolean negative = takeSign();
    double value;
    if (here() == 'N' && !negative) {
      value = word("NaN", Double.NaN);
    } else if (here() == 'I') {
      value = word("Infinity", Double.POSITIVE_INFINITY);
    } else if (quoted) {
      throw new NotPlain();
    } else {
      return number(start, negative);
    }
    if (quoted) {
      expectQuote();
    }
    return negative ? -value : value;
  }

  private double word(String word, double value) throws NotPlain {
    for (int i = 0; i < word.length(); i++) {
      if (here() != word.charAt(i)) {
        throw new NotPlain();
      }
      at++;
    }
    return value;
  }

  /** A number whose sign is read, and which begins at {@code start}. */
  private double number(int start, boolean negative) throws NotPlain {
    int whole = at;
    long digits = readDigits(0);
    requireWhole(whole);
    byte next = here();
    if (next != '.' && next != 'e' && next != 'E') {
      // An integer has no negative zero.
      return (double) (negative ? -digits : digits);
    }
    int power = 0;
    if (next == '.') {
      at++;
      int fraction = at;
      digits = readDigits(digits);
      power = fraction - at;
      if (power == 0) {
        throw new NotPlain();
      }
    }
    boolean tooMany = significantDigits(whole) > MOST_DIGITS;
    power += exponent();
    if (at - start > LONGEST_NUMBER) {
      throw new NotPlain();
    }
    double nearest = tooMany ? NearestDouble.UNKNOWN : NearestDouble.of(digits, power);
    if (Double.isNaN(nearest)) {
      return Double.parseDouble(text(start, at));
    }
    return negative ? -nearest : nearest;
  }

  /** Digits of the number from {@code start} to here that are not zeros before its first. */
  private int significantDigits(int start) {
    int first = start;
    while (first < at && (bytes[first] == '0' || bytes[first] == '.')) {
      first++;
    }
    // The point, if it comes behind, counts as one: then the number is parsed the slow way.
    return at - first;
  }

  /** The exponent of a number if it has one, else 0. */
  private int exponent() throws NotPlain {
    if (here() != 'e' && here() != 'E') {
      return 0;
    }
    at++;
    boolean negative = takeSign();
    if (!negative && here() == '+') {
      at++;
    }
    int start = at;
    long digits = readDigits(0);
    if (at == start || at - start > MOST_EXPONENT_DIGITS) {
      throw new NotPlain();
    }
    return (int) (negative ? -digits : digits);
  }
}
