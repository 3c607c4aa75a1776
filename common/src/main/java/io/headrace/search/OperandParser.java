package io.headrace.search;

import io.headrace.error.HeadraceException;
import io.headrace.search.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what stands on the right of a comparison and checks that it and the comparator suit what
 * stands on the left: the value first, then the comparator, as MLflow does.
 */
final class OperandParser {

  private static final Pattern NUMBER =
      Pattern.compile("-?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");

  private final SearchSchema schema;
  private final Tokenizer tokens;

  OperandParser(SearchSchema schema, Tokenizer tokens) {
    this.schema = schema;
    this.tokens = tokens;
  }

  Condition comparison(Identifier identifier, Token comparator) {
    Token value = tokens.next();
    requireOperand(value, comparator);
    String symbol = comparator.text().toUpperCase(Locale.ROOT);
    if (schema.isNumber(identifier)) {
      double number = number(identifier, value);
      Optional<NumberComparator> known = NumberComparator.of(symbol);
      return new Condition.OfNumber(
          identifier, known.orElseThrow(() -> unsuited(identifier, comparator)), number);
    }
    String text = schema.canonical(identifier, text(identifier, value));
    TextComparator known =
        TextComparator.of(symbol).orElseThrow(() -> unsuited(identifier, comparator));
    if (isPattern(known) && text.length() > LikePattern.LONGEST) {
      throw tokens.refusal(
          "Invalid pattern: it exceeds the maximum length of "
              + LikePattern.LONGEST
              + " characters",
          value);
    }
    return new Condition.OfText(identifier, known, text);
  }

  private static boolean isPattern(TextComparator comparator) {
    return comparator == TextComparator.LIKE || comparator == TextComparator.ILIKE;
  }

  Condition membership(Identifier identifier, boolean in, Token comparator) {
    Token open = tokens.next();
    if (!open.is(Kind.OPEN)) {
      throw invalidClause(comparator, open);
    }
    List<Token> items = new ArrayList<>();
    Token last = tokens.next();
    while (!last.is(Kind.CLOSE)) {
      if (last.is(Kind.END) || last.is(Kind.UNCLOSED)) {
        throw tokens.refusal(
            "While parsing a list in the query, expected a non-empty list of string values, but got"
                + " ill-formed list.",
            last);
      }
      items.add(last);
      last = tokens.next();
    }
    requireList(identifier, open, last);
    return new Condition.Membership(
        identifier,
        in,
        texts(items, open).stream().map(text -> schema.canonical(identifier, text)).toList());
  }

  private double number(Identifier identifier, Token value) {
    if (!value.is(Kind.BARE) || !NUMBER.matcher(value.text()).matches()) {
      throw tokens.refusal(notANumber(identifier) + value.echo(), value);
    }
    return Double.parseDouble(value.text());
  }

  private static String notANumber(Identifier identifier) {
    return identifier.entity() == Entity.METRIC
        ? "Expected numeric value type for metric. Found "
        : "Expected numeric value type for numeric attribute: " + identifier.key() + ". Found ";
  }

  private String text(Identifier identifier, Token value) {
    boolean bare = value.is(Kind.BARE);
    if (value.is(Kind.SINGLE_QUOTED)
        || value.is(Kind.DOUBLE_QUOTED)
        || (bare && schema.looseText())) {
      return value.content();
    }
    if (value.is(Kind.BACKTICKED) || (bare && !NUMBER.matcher(value.text()).matches())) {
      throw tokens.refusal(
          "Parameter value is either not quoted or unidentified quote types used for string value "
              + value.echo()
              + ". Use either single or double quotes.",
          value);
    }
    throw tokens.refusal(notAText(identifier) + value.echo(), value);
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

  private void requireList(Identifier identifier, Token open, Token close) {
    if (schema.takesLists(identifier)) {
      return;
    }
    String list = Token.echo(tokens.source(open, close));
    if (schema.isNumber(identifier)) {
      throw tokens.refusal(notANumber(identifier) + list, open);
    }
    if (identifier.entity() == Entity.ATTRIBUTE) {
      throw tokens.refusal(
          "Only "
              + schema.listAttributes().stream().collect(Collectors.joining("', '", "['", "']"))
              + " attributes support comparison with a list of quoted string values.",
          open);
    }
    throw tokens.refusal(notAText(identifier) + list, open);
  }

  /** The texts of a list; a comma after the last one does no harm. */
  private List<String> texts(List<Token> items, Token open) {
    if (items.isEmpty()) {
      throw tokens.refusal(
          "While parsing a list in the query, expected a non-empty list of string values, but got"
              + " empty list",
          open);
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Token item = items.get(i);
      boolean separator = i % 2 == 1;
      if (separator ? !item.is(Kind.COMMA) : !isText(item)) {
        throw tokens.refusal(
            "While parsing a list in the query, expected string value, punctuation, or whitespace,"
                + " but got different type in list: "
                + item.echo(),
            item);
      }
      if (!separator) {
        texts.add(item.content());
      }
    }
    return texts;
  }

  private static boolean isText(Token token) {
    return token.is(Kind.SINGLE_QUOTED) || token.is(Kind.DOUBLE_QUOTED);
  }

  private HeadraceException unsuited(Identifier identifier, Token comparator) {
    Stream<String> suited =
        schema.isNumber(identifier)
            ? Arrays.stream(NumberComparator.values()).map(NumberComparator::symbol)
            : Arrays.stream(TextComparator.values()).map(TextComparator::symbol);
    return tokens.refusal(
        "Invalid comparator '"
            + comparator.echo()
            + "' not one of '{'"
            + suited.collect(Collectors.joining("', '"))
            + "'"
            + (schema.takesLists(identifier) ? ", 'IN', 'NOT IN'" : "")
            + "}'",
        comparator);
  }

  private void requireOperand(Token value, Token comparator) {
    if (value.is(Kind.END) || value.is(Kind.UNCLOSED)) {
      throw invalidClause(comparator, value);
    }
  }

  private HeadraceException invalidClause(Token comparator, Token fault) {
    String found = fault.is(Kind.END) ? "" : ", '" + fault.echo() + "'";
    return tokens.refusal(
        "Invalid clause(s) in filter string: '"
            + comparator.echo()
            + "'"
            + found
            + (fault.is(Kind.UNCLOSED) ? ": the quote is not closed" : ""),
        fault);
  }
}
