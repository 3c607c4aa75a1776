package io.headrace.search;

import io.headrace.error.HeadraceException;
import io.headrace.search.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parses filters: conditions joined by {@code AND}, which may be missing, leading or trailing, as
 * MLflow has it. One pass, no recursion: a filter of any size is answered in time linear in it.
 *
 * <p>Refusals are MLflow's, with the place of the fault behind.
 */
public final class FilterParser {

  /** MLflow's own parser gives up a little beyond. */
  static final int MOST_CONDITIONS = 1_000;

  private static final Set<String> KEYWORDS =
      Set.of("OR", "NOT", "IN", "IS", "NULL", "LIKE", "ILIKE", "BETWEEN");

  private final SearchSchema schema;
  private final IdentifierParser identifiers;
  private final OperandParser operands;
  private final Tokenizer tokens;

  private FilterParser(SearchSchema schema, Tokenizer tokens) {
    this.schema = schema;
    this.identifiers = new IdentifierParser(schema);
    this.operands = new OperandParser(schema, tokens);
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
    if (filter.isBlank()) {
      throw HeadraceException.invalid(
          "Invalid filter '" + Token.echo(filter) + "'. Could not be parsed.");
    }
    return new FilterParser(schema, new Tokenizer(filter)).conditions(filter);
  }

  private List<Condition> conditions(String filter) {
    List<Condition> conditions = new ArrayList<>();
    while (!tokens.peek().is(Kind.END)) {
      if (tokens.peek().isWord("AND")) {
        tokens.next();
      } else if (conditions.size() == MOST_CONDITIONS) {
        throw tokens.refusal(
            "Error on parsing filter '"
                + Token.echo(filter)
                + "': more than "
                + MOST_CONDITIONS
                + " conditions",
            tokens.peek());
      } else {
        conditions.add(condition());
      }
    }
    return List.copyOf(conditions);
  }

  private Condition condition() {
    Token start = tokens.peek();
    Identifier identifier = identifier(start);
    Token comparator = tokens.next();
    if (comparator.isWord("IS")) {
      return presence(identifier, start);
    }
    if (comparator.isWord("IN")) {
      return operands.membership(identifier, true, comparator);
    }
    if (comparator.isWord("NOT") && tokens.peek().isWord("IN")) {
      tokens.next();
      return operands.membership(identifier, false, comparator);
    }
    if (comparator.is(Kind.OPERATOR) || comparator.isWord("LIKE") || comparator.isWord("ILIKE")) {
      return operands.comparison(identifier, comparator);
    }
    throw invalidClause(comparator, start, comparator);
  }

  private Identifier identifier(Token start) {
    boolean keyword =
        start.is(Kind.BARE) && KEYWORDS.contains(start.text().toUpperCase(Locale.ROOT));
    if (keyword || !(start.is(Kind.BARE) || start.isQuoted())) {
      throw invalidClause(start, start);
    }
    Optional<Identifier> identifier = identifiers.parse(tokens);
    return identifier.orElseThrow(
        () ->
            tokens.refusal(
                "Invalid comparison clause. Expected 'Identifier' found '" + start.echo() + "'",
                start));
  }

  private Condition presence(Identifier identifier, Token start) {
    boolean present = tokens.peek().isWord("NOT");
    if (present) {
      tokens.next();
    }
    Token last = tokens.next();
    if (!last.isWord("NULL")) {
      throw invalidClause(last, start, last);
    }
    Entity entity = identifier.entity();
    if (entity != Entity.TAG && entity != Entity.PARAM) {
      throw tokens.refusal(
          "IS NULL / IS NOT NULL is only supported for tags"
              + (schema.knows(Entity.PARAM) ? " and params" : "")
              + ", not for '"
              + entity.word()
              + "' '"
              + Token.echo(identifier.key())
              + "'",
          start);
    }
    return new Condition.Presence(identifier, present);
  }

  /** Refuses the clause that begins with {@code clause[0]} and goes wrong at {@code fault}. */
  private HeadraceException invalidClause(Token fault, Token... clause) {
    String shown =
        Stream.of(clause)
            .filter(token -> !token.is(Kind.END))
            .map(token -> "'" + token.echo() + "'")
            .reduce((left, right) -> left + ", " + right)
            .orElse("");
    return tokens.refusal(
        "Invalid clause(s) in filter string: "
            + shown
            + (fault.is(Kind.UNCLOSED) ? ": the quote is not closed" : ""),
        fault);
  }
}
