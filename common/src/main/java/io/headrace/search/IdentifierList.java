package io.headrace.search;

import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.List;

/** Parses identifiers that stand alone: {@code metrics.loss}, {@code params.`learning rate`}. */
public final class IdentifierList {

  private IdentifierList() {}

  /**
   * What some texts name.
   *
   * @param field that has the texts, for refusals
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE}
   */
  public static List<Identifier> parse(String field, List<String> texts, SearchSchema schema) {
    List<Identifier> identifiers = new ArrayList<>(texts.size());
    for (String text : texts) {
      identifiers.add(parse(field, text, schema));
    }
    return List.copyOf(identifiers);
  }

  /** What a text names. */
  public static Identifier parse(String field, String text, SearchSchema schema) {
    String refusal = "Invalid " + field + " '" + Token.echo(text) + "'";
    Tokenizer tokens = new Tokenizer(text, refusal);
    Token start = tokens.peek();
    WrittenIdentifier written = start.is(Token.Kind.END) ? null : IdentifierParser.read(tokens);
    if (written == null || !written.isIdentifier() || !tokens.peek().is(Token.Kind.END)) {
      throw tokens.refusal(
          refusal
              + ". It must name one thing, such as metrics.loss or metrics.`val/loss`: a key of more"
              + " than letters, digits, _ and . stands in backticks.",
          written == null ? start : tokens.peek());
    }
    Identifier identifier = schema.resolve(written, message -> tokens.refusal(message, start));
    if (identifier.key().isEmpty()) {
      throw tokens.refusal(refusal + ". The key is missing.", start);
    }
    return identifier;
  }
}
