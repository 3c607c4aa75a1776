package io.headrace.search;

import io.headrace.error.HeadraceException;
import io.headrace.search.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a filter into comparisons, joined by {@code AND}, which may be missing, leading or trailing,
 * as MLflow has it. What is no part of a comparison is refused, all of it in one message, before
 * any comparison is looked at more closely.
 */
final class ComparisonReader {

  /** MLflow's own parser gives up a little beyond. */
  static final int MOST_CONDITIONS = 1_000;

  private static final int MOST_SHOWN = 10;

  private static final Set<String> KEYWORDS =
      Set.of("AND", "OR", "NOT", "IN", "IS", "LIKE", "ILIKE", "RLIKE", "REGEXP", "BETWEEN");

  /** Comparators that are words; those that no search knows are refused as such. */
  private static final Set<String> WORDS = Set.of("LIKE", "ILIKE", "RLIKE", "REGEXP");

  private final String filter;
  private final Tokenizer tokens;
  private final SearchWording wording;
  private final List<Comparison> comparisons = new ArrayList<>();
  private final List<String> strays = new ArrayList<>();
  private Token fault;

  ComparisonReader(String filter, Tokenizer tokens, SearchWording wording) {
    this.filter = filter;
    this.tokens = tokens;
    this.wording = wording;
  }

  List<Comparison> read() {
    if (tokens.hasSeveralStatements()) {
      throw HeadraceException.invalid(wording.severalStatements(filter));
    }
    while (!tokens.peek().is(Kind.END)) {
      if (tokens.peek().isWord("AND")) {
        tokens.next();
      } else {
        readOne();
      }
    }
    if (fault != null) {
      throw tokens.refusal(
          wording.strays(filter, strays)
              + (fault.is(Kind.UNCLOSED) ? ": the quote is not closed" : ""),
          fault);
    }
    return comparisons;
  }

  private void readOne() {
    if (!isOperand(0)) {
      List<Token> stray = tokens.nextGroup();
      addStray(stray.get(0), tokens.source(stray.get(0), stray.get(stray.size() - 1)));
      return;
    }
    WrittenIdentifier left = IdentifierParser.read(tokens);
    int length = comparatorLength();
    if (length == 0) {
      addStray(whereItGoesWrong(), left.written());
      return;
    }
    Token comparator = tokens.peek();
    String symbol = symbol(length);
    for (int i = 0; i < length; i++) {
      tokens.next();
    }
    add(
        new Comparison(
            left, symbol, comparator, symbol.startsWith("IS") ? List.of() : tokens.nextGroup()));
  }

  private void add(Comparison comparison) {
    if (comparisons.size() == MOST_CONDITIONS) {
      throw tokens.refusal(
          wording.tooLong(filter) + ": more than " + MOST_CONDITIONS + " conditions",
          comparison.left().start());
    }
    comparisons.add(comparison);
  }

  private void addStray(Token at, String written) {
    if (fault == null) {
      fault = at;
    }
    if (strays.size() < MOST_SHOWN) {
      strays.add(Token.echo(written));
    }
  }

  /** Of how many tokens the comparator is that comes next; 0 if what follows is not whole. */
  private int comparatorLength() {
    Token token = tokens.peek();
    if (token.isWord("IS")) {
      int not = tokens.peek(1).isWord("NOT") ? 1 : 0;
      return tokens.peek(1 + not).isWord("NULL") ? 2 + not : 0;
    }
    int not = token.isWord("NOT") ? 1 : 0;
    if (tokens.peek(not).isWord("IN")) {
      return tokens.isGroup(not + 1) ? not + 1 : 0;
    }
    boolean isComparator =
        isOneOf(WORDS, tokens.peek(not)) || (not == 0 && token.is(Kind.OPERATOR));
    return isComparator && isOperand(not + 1) ? not + 1 : 0;
  }

  /** The token that cannot stand behind an identifier and what else there is of a comparison. */
  private Token whereItGoesWrong() {
    int sound = 0;
    while (tokens.peek(sound).is(Kind.OPERATOR) || isOneOf(KEYWORDS, tokens.peek(sound))) {
      sound++;
    }
    boolean beginsWell = sound > 0 && !isOneOf(Set.of("AND", "OR", "BETWEEN"), tokens.peek());
    return tokens.peek(beginsWell ? sound : 0);
  }

  private String symbol(int length) {
    StringBuilder symbol = new StringBuilder();
    for (int i = 0; i < length; i++) {
      symbol.append(i == 0 ? "" : " ").append(tokens.peek(i).text().toUpperCase(Locale.ROOT));
    }
    return symbol.toString();
  }

  private boolean isOperand(int ahead) {
    Token token = tokens.peek(ahead);
    return token.isQuoted()
        || (token.is(Kind.BARE) && !isOneOf(KEYWORDS, token))
        || (ahead > 0 && tokens.isGroup(ahead));
  }

  private static boolean isOneOf(Set<String> words, Token token) {
    return token.is(Kind.BARE) && words.contains(token.text().toUpperCase(Locale.ROOT));
  }
}
