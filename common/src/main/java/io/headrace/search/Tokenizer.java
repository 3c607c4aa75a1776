package io.headrace.search;

import io.headrace.error.HeadraceException;
import io.headrace.search.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a clause into tokens, each with its place, and hands them out one after the other. Takes any
 * text: what makes no sense is for the parser to refuse, with {@link #refusal}.
 *
 * <p>A quoted text ends at the next quote of its kind; one that is written twice is part of it, as
 * in SQL. A backslash is a character like any other. Not thread-safe.
 */
final class Tokenizer {

  /** Room for a list of some ten thousands of ids. MLflow's own parser gives up at 10,000. */
  static final int MOST_TOKENS = 100_000;

  private static final String OPERATOR_CHARS = "<>=!~";
  private static final String DELIMITERS = "'\"`(),;" + OPERATOR_CHARS;
  private static final char NEXT_LINE = '\u0085';

  private final String clause;
  private final List<Token> tokens = new ArrayList<>();
  private final int[] closings;
  private int position;
  private int next;

  /**
   * @param tooLong the refusal of a clause of more than {@link #MOST_TOKENS} tokens
   */
  Tokenizer(String clause, String tooLong) {
    this.clause = clause;
    Token token;
    do {
      if (tokens.size() == MOST_TOKENS) {
        throw HeadraceException.invalid(tooLong + ": more than " + MOST_TOKENS + " words");
      }
      token = scan();
      tokens.add(token);
    } while (!token.is(Kind.END));
    this.closings = closings(tokens);
  }

  /** For each token that opens a parenthesis the index of the one that closes it, or 0. */
  private static int[] closings(List<Token> tokens) {
    int[] closings = new int[tokens.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(Kind.OPEN)) {
        open.push(i);
      } else if (tokens.get(i).is(Kind.CLOSE) && !open.isEmpty()) {
        closings[open.pop()] = i;
      }
    }
    return closings;
  }

  Token peek() {
    return peek(0);
  }

  /** The token {@code ahead} behind the next one; behind the last there is no end of ends. */
  Token peek(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  /** Whether the token {@code ahead} opens a parenthesis that is closed. */
  boolean isGroup(int ahead) {
    return next + ahead < tokens.size() && closings[next + ahead] > 0;
  }

  /** The next token; all of them up to the closing one if it opens a parenthesis. */
  List<Token> nextGroup() {
    int end = isGroup(0) ? closings[next] + 1 : next + 1;
    List<Token> group = tokens.subList(next, end);
    next = end;
    return group;
  }

  /** Whether something stands behind a semicolon. */
  boolean hasSeveralStatements() {
    return tokens.subList(0, Math.max(0, tokens.size() - 2)).stream()
        .anyMatch(token -> token.is(Kind.SEMICOLON));
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
    while (position < clause.length() && isBlank(clause.charAt(position))) {
      position++;
    }
    if (position == clause.length()) {
      return new Token(Kind.END, "", position);
    }
    if (clause.startsWith("--", position)) {
      int end = clause.indexOf('\n', position);
      return take(Kind.COMMENT, end < 0 ? clause.length() : end);
    }
    if (clause.startsWith("/*", position)) {
      int end = clause.indexOf("*/", position + 2);
      return take(Kind.COMMENT, end < 0 ? clause.length() : end + 2);
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

  /** Python's notion, which has the space that does not break, as web pages give it to copy. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
  }

  private Token quoted(Kind kind, char quote) {
    int end = clause.indexOf(quote, position + 1);
    while (end >= 0 && end + 1 < clause.length() && clause.charAt(end + 1) == quote) {
      end = clause.indexOf(quote, end + 2);
    }
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
        && !isBlank(clause.charAt(end))) {
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
