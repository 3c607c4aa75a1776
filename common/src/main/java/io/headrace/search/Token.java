package io.headrace.search;

/**
 * A piece of a filter or order-by clause.
 *
 * @param text as written, quotes included
 * @param position index of its first char in the clause
 */
record Token(Kind kind, String text, int position) {

  enum Kind {
    /** A run of characters outside quotes: a word, a dotted identifier, a number, a keyword. */
    BARE,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    BACKTICKED,
    /** A quote that nothing closes, and all that follows it. */
    UNCLOSED,
    /** A run of {@code < > = ! ~}. */
    OPERATOR,
    OPEN,
    CLOSE,
    COMMA,
    SEMICOLON,
    /** {@code -- to the end of the line}, or between slash-star and star-slash. */
    COMMENT,
    END
  }

  private static final int LONGEST_ECHO = 100;

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether this is the keyword, in any case. */
  boolean isWord(String word) {
    return kind == Kind.BARE && text.equalsIgnoreCase(word);
  }

  boolean isQuoted() {
    return kind == Kind.SINGLE_QUOTED || kind == Kind.DOUBLE_QUOTED || kind == Kind.BACKTICKED;
  }

  /** The text without its quotes; one that is written twice within stands for itself. */
  String content() {
    if (!isQuoted()) {
      return text;
    }
    String quote = text.substring(0, 1);
    return text.substring(1, text.length() - 1).replace(quote + quote, quote);
  }

  /** Whether {@code next} follows without a gap. */
  boolean touches(Token next) {
    return position + text.length() == next.position;
  }

  /** The text cut to what an error message can carry. */
  String echo() {
    return echo(text);
  }

  static String echo(String text) {
    return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "...";
  }
}
