package io.headrace.search;

import io.headrace.error.HeadraceException;
import io.headrace.search.Token.Kind;

/**
 * Cuts a clause into tokens, one at a time, each with its place. Takes any text: what makes no
 * sense is for the parser to refuse, with {@link #refusal}.
 *
 * <p>Quotes know no escape: a quoted text ends at the next quote of its kind. Not thread-safe.
 */
final class Tokenizer {

  private static final String OPERATOR_CHARS = "<>=!~";
  private static final String DELIMITERS = "'\"`(),;" + OPERATOR_CHARS;

  private final String clause;
  private int position;
  private Token ahead;

  Tokenizer(String clause) {
    this.clause = clause;
  }

  Token peek() {
    if (ahead == null) {
      ahead = scan();
    }
    return ahead;
  }

  Token next() {
    Token token = peek();
    ahead = null;
    return token;
  }

  /** The clause as written from {@code first} to {@code last}, both included. */
  String source(Token first, Token last) {
    return clause.substring(first.position(), last.position() + last.text().length());
  }

  /** A refusal with MLflow's text and, after it, the place of the fault, counted from 1. */
  HeadraceException refusal(String message, Token at) {
    int place = clause.codePointCount(0, at.position()) + 1;
    return HeadraceException.invalid(message + " (at position " + place + ")");
  }

  private Token scan() {
    while (position < clause.length() && Character.isWhitespace(clause.charAt(position))) {
      position++;
    }
    if (position == clause.length()) {
      return new Token(Kind.END, "", position);
    }
    char c = clause.charAt(position);
    return switch (c) {
      case '\'' -> quoted(Kind.SINGLE_QUOTED, c);
      case '"' -> quoted(Kind.DOUBLE_QUOTED, c);
      case '`' -> quoted(Kind.BACKTICKED, c);
      case '(' -> take(Kind.OPEN, position + 1);
      case ')' -> take(Kind.CLOSE, position + 1);
      case ',' -> take(Kind.COMMA, position + 1);
      case ';' -> take(Kind.SEMICOLON, position + 1);
      default -> OPERATOR_CHARS.indexOf(c) >= 0 ? operator() : bare();
    };
  }

  private Token quoted(Kind kind, char quote) {
    int end = clause.indexOf(quote, position + 1);
    return end < 0 ? take(Kind.UNCLOSED, clause.length()) : take(kind, end + 1);
  }

  private Token operator() {
    int end = position;
    while (end < clause.length() && OPERATOR_CHARS.indexOf(clause.charAt(end)) >= 0) {
      end++;
    }
    return take(Kind.OPERATOR, end);
  }

  private Token bare() {
    int end = position;
    while (end < clause.length()
        && DELIMITERS.indexOf(clause.charAt(end)) < 0
        && !Character.isWhitespace(clause.charAt(end))) {
      end++;
    }
    return take(Kind.BARE, end);
  }

  private Token take(Kind kind, int end) {
    Token token = new Token(kind, clause.substring(position, end), position);
    position = end;
    return token;
  }
}
