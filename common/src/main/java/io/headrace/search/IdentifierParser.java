package io.headrace.search;

import io.headrace.search.Token.Kind;

/**
 * Reads identifiers: {@code metrics.loss}, {@code params.`learning rate`}, {@code status}. A key
 * may be quoted in any of the three ways, the entity word by backticks or double quotes, both
 * together too; what is not quoted is letters, digits, underscores and dots.
 */
final class IdentifierParser {

  private final Tokenizer tokens;
  private final Token first;
  private Token last;

  private IdentifierParser(Tokenizer tokens) {
    this.tokens = tokens;
    this.first = tokens.next();
    this.last = first;
  }

  /** Takes the next token, and those behind it that are parts of the same identifier. */
  static WrittenIdentifier read(Tokenizer tokens) {
    return new IdentifierParser(tokens).read();
  }

  private WrittenIdentifier read() {
    if (first.is(Kind.BACKTICKED) || first.is(Kind.DOUBLE_QUOTED)) {
      return quoted(first.content());
    }
    return first.is(Kind.BARE) && isIdentifier(first.text())
        ? bare(first.text())
        : written(null, null);
  }

  private WrittenIdentifier quoted(String name) {
    Token rest = tokens.peek();
    if (first.touches(rest) && rest.is(Kind.BARE) && rest.text().startsWith(".")) {
      last = tokens.next();
      return written(name, key(last.text().substring(1)));
    }
    return split(name);
  }

  private WrittenIdentifier bare(String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? written(null, name)
        : written(name.substring(0, dot), key(name.substring(dot + 1)));
  }

  private WrittenIdentifier split(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? written(null, name) : written(name.substring(0, dot), name.substring(dot + 1));
  }

  /** The key that begins at the end of the last token: all of it, or none if it is quoted. */
  private String key(String begun) {
    Token quoted = tokens.peek();
    if (begun.isEmpty() && last.touches(quoted) && quoted.isQuoted()) {
      last = tokens.next();
      return last.content();
    }
    return begun;
  }

  private WrittenIdentifier written(String entity, String key) {
    return new WrittenIdentifier(entity, key, tokens.source(first, last), first);
  }

  private static boolean isIdentifier(String text) {
    int first = text.codePointAt(0);
    return (Character.isLetter(first) || first == '_')
        && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
  }
}
