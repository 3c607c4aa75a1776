package io.headrace.search;

import io.headrace.error.HeadraceException;
import io.headrace.search.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses filters. One pass after the other, no recursion: a filter of any size is answered in time
 * linear in it.
 *
 * <p>Refusals are MLflow's, with the place of the fault behind, and come in its order: first what
 * is no comparison, then identifiers and operands, comparison by comparison, then comparators.
 */
public final class FilterParser {

  private final SearchSchema schema;
  private final Tokenizer tokens;

  private FilterParser(SearchSchema schema, Tokenizer tokens) {
    this.schema = schema;
    this.tokens = tokens;
  }

  /**
   * The conditions of a filter, in order; none for {@code null} or an empty one.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE}
   */
  public static List<Condition> parse(String filter, SearchSchema schema) {
    if (filter == null || filter.isEmpty()) {
      return List.of();
    }
    SearchWording wording = schema.wording();
    Tokenizer tokens = new Tokenizer(filter, wording.tooLong(filter));
    if (tokens.peek().is(Kind.END)) {
      throw HeadraceException.invalid(wording.blank(filter));
    }
    return new FilterParser(schema, tokens)
        .conditions(new ComparisonReader(filter, tokens, wording).read());
  }

  private List<Condition> conditions(List<Comparison> comparisons) {
    OperandParser operands = new OperandParser(schema, tokens);
    List<Identifier> identifiers = new ArrayList<>();
    List<Operand> values = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      Identifier identifier = identifier(comparison.left());
      identifiers.add(identifier);
      values.add(operands.read(identifier, comparison));
    }
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < comparisons.size(); i++) {
      conditions.add(condition(identifiers.get(i), comparisons.get(i), values.get(i)));
    }
    return List.copyOf(conditions);
  }

  private Identifier identifier(WrittenIdentifier left) {
    if (!left.isIdentifier()) {
      throw tokens.refusal(
          "Invalid comparison clause. Expected 'Identifier' found '"
              + Token.echo(left.written())
              + "'",
          left.start());
    }
    return schema.resolve(left, message -> tokens.refusal(message, left.start()));
  }

  private Condition condition(Identifier identifier, Comparison comparison, Operand operand) {
    String symbol = comparison.symbol();
    List<String> suited = schema.comparators(identifier);
    if (!suited.contains(symbol)) {
      throw tokens.refusal(
          schema.wording().comparator(identifier, symbol, suited), comparison.comparator());
    }
    if (operand instanceof Operand.OfInteger integer) {
      return identifier.entity() == Entity.METRIC
          ? new Condition.OfNumber(identifier, NumberComparator.of(symbol), integer.value())
          : new Condition.OfInteger(identifier, NumberComparator.of(symbol), integer.value());
    }
    if (operand instanceof Operand.OfNumber number) {
      requireFraction(identifier, comparison);
      return new Condition.OfNumber(identifier, NumberComparator.of(symbol), number.value());
    }
    if (operand instanceof Operand.OfTexts texts) {
      List<String> values =
          texts.values().stream().map(text -> canonical(identifier, text, comparison)).toList();
      return new Condition.Membership(identifier, symbol.equals("IN"), values);
    }
    if (operand instanceof Operand.OfText text) {
      String value = canonical(identifier, text.value(), comparison);
      return text(identifier, TextComparator.of(symbol), value, comparison);
    }
    return new Condition.Presence(identifier, symbol.equals("IS NOT NULL"));
  }

  private void requireFraction(Identifier identifier, Comparison comparison) {
    if (!schema.takesFractions(identifier)) {
      Token value = comparison.operand().get(0);
      throw tokens.refusal(
          "Invalid value for numeric attribute '" + identifier.key() + "': '" + value.echo() + "'",
          value);
    }
  }

  private String canonical(Identifier identifier, String value, Comparison comparison) {
    return schema.canonical(
        identifier, value, message -> tokens.refusal(message, comparison.operand().get(0)));
  }

  private Condition text(
      Identifier identifier, TextComparator comparator, String value, Comparison comparison) {
    if (comparator.isPattern() && value.length() > LikePattern.LONGEST) {
      throw tokens.refusal(
          "Invalid pattern: it exceeds the maximum length of "
              + LikePattern.LONGEST
              + " characters",
          comparison.operand().get(0));
    }
    return new Condition.OfText(identifier, comparator, value);
  }
}
