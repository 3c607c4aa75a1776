package io.headrace.search;

import io.headrace.search.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what stands on the right of comparisons. */
final class OperandParser {

  private static final Pattern NUMBER =
      Pattern.compile("-?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");

  private static final String LIST = "While parsing a list in the query, expected ";

  private final SearchSchema schema;
  private final Tokenizer tokens;

  OperandParser(SearchSchema schema, Tokenizer tokens) {
    this.schema = schema;
    this.tokens = tokens;
  }

  /**
   * The operand of a comparison with {@code identifier} on its left.
   *
   * @throws io.headrace.error.HeadraceException if the identifier takes no such operand
   */
  Operand read(Identifier identifier, Comparison comparison) {
    if (comparison.isPresence()) {
      return presence(identifier, comparison);
    }
    if (schema.isNumber(identifier)) {
      return number(identifier, comparison.operand());
    }
    return comparison.isMembership()
        ? texts(identifier, comparison.operand())
        : text(identifier, comparison.operand());
  }

  private Operand presence(Identifier identifier, Comparison comparison) {
    if (!schema.mayBeMissing(identifier)) {
      throw tokens.refusal(schema.wording().presence(identifier), comparison.left().start());
    }
    return new Operand.Missing();
  }

  private Operand number(Identifier identifier, List<Token> operand) {
    Token value = operand.get(0);
    String text = value.text();
    if (!value.is(Kind.BARE) || !NUMBER.matcher(text).matches()) {
      throw tokens.refusal(
          (identifier.entity() == Entity.METRIC
                  ? "Expected numeric value type for metric. Found "
                  : "Expected numeric value type for numeric attribute: "
                      + identifier.key()
                      + ". Found ")
              + written(operand),
          value);
    }
    Optional<Long> integer = integer(text);
    return integer.isPresent()
        ? new Operand.OfInteger(integer.get())
        : new Operand.OfNumber(Double.parseDouble(text));
  }

  private static Optional<Long> integer(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Operand text(Identifier identifier, List<Token> operand) {
    Token value = operand.get(0);
    boolean bare = value.is(Kind.BARE);
    if (isText(value) || (bare && schema.looseText())) {
      return new Operand.OfText(value.content());
    }
    if (value.is(Kind.BACKTICKED) || (bare && isName(value.text()))) {
      throw tokens.refusal(
          "Parameter value is either not quoted or unidentified quote types used for string value "
              + value.echo()
              + ". Use either single or double quotes.",
          value);
    }
    throw tokens.refusal(notAText(identifier) + written(operand), value);
  }

  private static boolean isName(String text) {
    int first = text.codePointAt(0);
    return (Character.isLetter(first) || first == '_') && !text.equalsIgnoreCase("NULL");
  }

  private static String notAText(Identifier identifier) {
    return switch (identifier.entity()) {
      case ATTRIBUTE -> "Expected a quoted string value for attributes. Got value ";
      case DATASET -> "Expected a quoted string value for dataset attributes. Got value ";
      default ->
          "Expected a quoted string value for "
              + identifier.entity().word()
              + " (e.g. 'my-value'). Got value ";
    };
  }

  private Operand texts(Identifier identifier, List<Token> list) {
    Token open = list.get(0);
    if (schema.takesLists(identifier)) {
      return new Operand.OfTexts(texts(list));
    }
    throw tokens.refusal(
        identifier.entity() == Entity.ATTRIBUTE
            ? "Only "
                + schema.listAttributes().stream().collect(Collectors.joining("', '", "['", "']"))
                + " attributes support comparison with a list of quoted string values."
            : notAText(identifier) + written(list),
        open);
  }

  /** The texts of a list; a comma after the last one does no harm. */
  private List<String> texts(List<Token> list) {
    List<Token> items = list.subList(1, list.size() - 1);
    if (items.isEmpty() && !schema.looseText()) {
      throw tokens.refusal(
          LIST + "a non-empty list of string values, but got empty list", list.get(0));
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Token item = items.get(i);
      if (i % 2 == 1) {
        requireComma(item);
      } else if (isText(item)) {
        texts.add(item.content());
      } else {
        throw noText(item, list);
      }
    }
    return texts;
  }

  private void requireComma(Token item) {
    if (!item.is(Kind.COMMA)) {
      throw illFormed(item);
    }
  }

  private RuntimeException noText(Token item, List<Token> list) {
    return item.is(Kind.BARE) || item.is(Kind.OPEN)
        ? tokens.refusal(
            LIST
                + "string value, punctuation, or whitespace, but got different type in list: "
                + written(list),
            item)
        : illFormed(item);
  }

  private RuntimeException illFormed(Token item) {
    return tokens.refusal(
        LIST + "a non-empty list of string values, but got ill-formed list.", item);
  }

  private String written(List<Token> operand) {
    return Token.echo(tokens.source(operand.get(0), operand.get(operand.size() - 1)));
  }

  private static boolean isText(Token token) {
    return token.is(Kind.SINGLE_QUOTED) || token.is(Kind.DOUBLE_QUOTED);
  }
}
