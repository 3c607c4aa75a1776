package io.headrace.search;

import io.headrace.error.HeadraceException;
import io.headrace.search.Token.Kind;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads identifiers: {@code metrics.loss}, {@code params.`learning rate`}, {@code status}. A key
 * may be quoted in any of the three ways, the entity word by backticks or double quotes, both
 * together too; what is not quoted is letters, digits, underscores and dots.
 */
final class IdentifierParser {

  private final SearchSchema schema;

  IdentifierParser(SearchSchema schema) {
    this.schema = schema;
  }

  /**
   * Takes an identifier; empty if what follows has not the form of one.
   *
   * @throws HeadraceException if it has, but names nothing that the search knows
   */
  Optional<Identifier> parse(Tokenizer tokens) {
    Token first = tokens.next();
    Function<String, HeadraceException> refusal = message -> tokens.refusal(message, first);
    if (first.is(Kind.BACKTICKED) || first.is(Kind.DOUBLE_QUOTED)) {
      return Optional.of(quoted(first, tokens, refusal));
    }
    return first.is(Kind.BARE) ? bare(first, tokens, refusal) : Optional.empty();
  }

  private Identifier quoted(
      Token first, Tokenizer tokens, Function<String, HeadraceException> refusal) {
    String name = first.content();
    Token rest = tokens.peek();
    if (first.touches(rest) && rest.is(Kind.BARE) && rest.text().startsWith(".")) {
      tokens.next();
      return schema.resolve(name, key(rest, rest.text().substring(1), tokens), refusal);
    }
    int dot = name.indexOf('.');
    if (dot >= 0) {
      return schema.resolve(name.substring(0, dot), name.substring(dot + 1), refusal);
    }
    return schema.resolveAttribute(name, refusal);
  }

  private Optional<Identifier> bare(
      Token first, Tokenizer tokens, Function<String, HeadraceException> refusal) {
    String text = first.text();
    if (!isIdentifier(text)) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    if (dot < 0) {
      return Optional.of(schema.resolveAttribute(text, refusal));
    }
    String key = key(first, text.substring(dot + 1), tokens);
    return Optional.of(schema.resolve(text.substring(0, dot), key, refusal));
  }

  /** The key whose start is written at the end of {@code token}: all of it, or none if quoted. */
  private static String key(Token token, String written, Tokenizer tokens) {
    Token next = tokens.peek();
    if (written.isEmpty() && token.touches(next) && next.isQuoted()) {
      return tokens.next().content();
    }
    return written;
  }

  private static boolean isIdentifier(String text) {
    int first = text.codePointAt(0);
    return (Character.isLetter(first) || first == '_')
        && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
  }
}
