package io.headrace.search;

import io.headrace.error.HeadraceException;
import io.headrace.search.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Parses order-by clauses, {@code metrics.loss DESC}. Refusals are MLflow's. Schemas of our own
 * also take {@code natural(params.lr)}, of params and tags.
 *
 * <p>The keys come back completed by the schema's own, so that they put any two rows in order.
 */
public final class OrderByParser {

  static final int MOST_KEYS = 100;

  /** What cannot be a key, nor a direction. */
  private static final Set<String> KEYWORDS =
      Set.of("ASC", "DESC", "AND", "OR", "NOT", "NULL", "IN", "IS", "LIKE", "BETWEEN");

  private static final String NATURAL = "natural";

  private final SearchSchema schema;
  private final Set<Object> seen = new HashSet<>();
  private final List<SortKey> keys = new ArrayList<>();

  private OrderByParser(SearchSchema schema) {
    this.schema = schema;
  }

  /**
   * Parses clauses as {@code runs/search} and {@code experiments/search} take them.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE}
   */
  public static List<SortKey> parse(List<String> clauses, SearchSchema schema) {
    OrderByParser parser = new OrderByParser(schema);
    for (String clause : clauses) {
      parser.add(parser.key(clause), clause);
    }
    return schema.completed(parser.keys);
  }

  /**
   * One field of {@code logged-models/search}'s order.
   *
   * @param name {@code metrics.loss}, or an attribute
   * @param scope which of a metric's values count
   */
  public record Field(String name, boolean ascending, DatasetScope scope) {}

  /**
   * Takes fields as {@code logged-models/search} has them.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE}
   */
  public static List<SortKey> ofFields(List<Field> fields, SearchSchema schema) {
    OrderByParser parser = new OrderByParser(schema);
    for (Field field : fields) {
      parser.add(parser.key(field), field.name());
    }
    return schema.completed(parser.keys);
  }

  private void add(SortKey key, String clause) {
    if (!seen.add(List.of(key.identifier(), key.scope(), key.isNatural()))) {
      if (schema.takesKeysTwice()) {
        return;
      }
      throw HeadraceException.invalid(
          "`order_by` contains duplicate fields: '" + Token.echo(clause) + "'");
    }
    if (keys.size() == MOST_KEYS) {
      throw HeadraceException.invalid("`order_by` contains more than " + MOST_KEYS + " fields");
    }
    keys.add(key);
  }

  private SortKey key(String clause) {
    String shown = "order_by clause '" + Token.echo(clause) + "'";
    Tokenizer tokens = new Tokenizer(clause, "Error on parsing " + shown);
    boolean isNatural = takeNatural(tokens);
    Token start = tokens.peek();
    if (start.is(Kind.END) || isKeyword(start)) {
      throw notParsed(shown, tokens, start);
    }
    WrittenIdentifier written = IdentifierParser.read(tokens);
    if (isNatural && !tokens.next().is(Kind.CLOSE)) {
      throw notParsed(shown, tokens, start);
    }
    Token direction = tokens.next();
    if (!written.isIdentifier() || !tokens.peek().is(Kind.END)) {
      throw notParsed(shown, tokens, written.isIdentifier() ? tokens.peek() : start);
    }
    boolean ascending = direction.is(Kind.END) || direction.isWord("ASC");
    if (!ascending && !direction.isWord("DESC")) {
      throw direction.is(Kind.BARE) && !isKeyword(direction)
          ? tokens.refusal("Invalid ordering key in " + shown + ".", direction)
          : notParsed(shown, tokens, direction);
    }
    Identifier identifier = schema.resolve(written, message -> tokens.refusal(message, start));
    if (!schema.ordersBy(identifier.entity())) {
      throw tokens.refusal(schema.wording().orderBy(identifier.entity()), start);
    }
    if (!isNatural) {
      return SortKey.of(identifier, ascending);
    }
    if (!identifier.hasNaturalOrder()) {
      throw tokens.refusal(
          "Invalid " + shown + ". Only params and tags have a natural order.", start);
    }
    return SortKey.natural(identifier, ascending);
  }

  /** Takes what stands in front of the key in {@code natural(params.lr)}, if it does. */
  private boolean takeNatural(Tokenizer tokens) {
    boolean isNatural =
        schema.takesNatural() && tokens.peek().isWord(NATURAL) && tokens.peek(1).is(Kind.OPEN);
    if (isNatural) {
      tokens.next();
      tokens.next();
    }
    return isNatural;
  }

  private static boolean isKeyword(Token token) {
    return token.is(Kind.BARE) && KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT));
  }

  private static HeadraceException notParsed(String shown, Tokenizer tokens, Token at) {
    return tokens.refusal("Invalid " + shown + ". Could not be parsed.", at);
  }

  private SortKey key(Field field) {
    String name = field.name();
    int dot = name.indexOf('.');
    if (dot < 0) {
      Identifier attribute =
          schema.resolveAttribute(
              name,
              unknown ->
                  HeadraceException.invalid("Invalid order by field name: " + Token.echo(name)));
      return SortKey.of(attribute, field.ascending());
    }
    if (!name.startsWith("metrics.")) {
      throw HeadraceException.invalid(
          "Invalid order by field name: " + Token.echo(name) + ". Only metrics are supported.");
    }
    return SortKey.ofMetric(name.substring(dot + 1), field.ascending(), field.scope());
  }
}
