package io.headrace.search;

import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of groups: by their number of rows, by aggregates, by what they are grouped by,
 * whatever the client says, and at the end by all of the last, so that no two are equal.
 */
final class GroupOrder implements Comparator<RowOrder.Position> {

  private static final String ROWS = "runs";
  private static final Pattern DIRECTION =
      Pattern.compile("(.*\\S)\\s+(ASC|DESC)\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern NATURAL =
      Pattern.compile("natural\\s*\\((.*)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private enum Kind {
    ROWS,
    VALUE,
    KEY,
    /** As {@link SortKey#isNatural}: groups of different keys may be equal in it. */
    NATURAL_KEY
  }

  private record Criterion(Kind kind, int index, boolean ascending) {}

  /**
   * Something that is grouped by.
   *
   * @param written as the client wrote it, without blanks around it
   * @param kind by which it goes without being asked
   */
  private record Key(String written, Identifier identifier, Kind kind) {}

  private final List<Criterion> criteria = new ArrayList<>();

  /**
   * Parses an order.
   *
   * @param clauses such as {@code runs DESC}, or one of the names with or without a direction
   * @param keys what is grouped by, as the client wrote it
   * @param by the same as {@code schema} understood it
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE}
   */
  GroupOrder(
      List<String> clauses,
      List<String> keys,
      List<Identifier> by,
      List<Aggregate> aggregates,
      SearchSchema schema) {
    List<Key> groupedBy = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      groupedBy.add(new Key(keys.get(i).strip(), by.get(i), kind(by.get(i), schema)));
    }
    for (String clause : clauses) {
      Matcher directed = DIRECTION.matcher(clause);
      boolean isDirected = directed.matches();
      String name = isDirected ? directed.group(1) : clause.strip();
      boolean ascending = !isDirected || directed.group(2).toUpperCase(Locale.ROOT).equals("ASC");
      add(criterion(name.strip(), ascending, groupedBy, aggregates));
    }
    if (criteria.size() > OrderByParser.MOST_KEYS) {
      throw HeadraceException.invalid(
          "`order_by` contains more than " + OrderByParser.MOST_KEYS + " fields");
    }
    for (int i = 0; i < groupedBy.size(); i++) {
      add(new Criterion(groupedBy.get(i).kind, i, true));
    }
    // Keys that are the same number are told apart by their texts.
    for (int i = 0; i < groupedBy.size(); i++) {
      add(new Criterion(Kind.KEY, i, true));
    }
  }

  /** Attributes that are numbers go by them without being asked. */
  private static Kind kind(Identifier by, SearchSchema schema) {
    boolean isNumber = by.entity() == Entity.ATTRIBUTE && schema.sortsAsNumber(by.key());
    return isNumber ? Kind.NATURAL_KEY : Kind.KEY;
  }

  /** What comes again changes nothing. */
  private void add(Criterion criterion) {
    boolean isNew =
        criteria.stream()
            .noneMatch(other -> other.kind == criterion.kind && other.index == criterion.index);
    if (isNew) {
      criteria.add(criterion);
    }
  }

  private static Criterion criterion(
      String name, boolean ascending, List<Key> keys, List<Aggregate> aggregates) {
    if (name.equals(ROWS)) {
      return new Criterion(Kind.ROWS, 0, ascending);
    }
    for (int i = 0; i < aggregates.size(); i++) {
      if (aggregates.get(i).written().strip().equals(name)) {
        return new Criterion(Kind.VALUE, i, ascending);
      }
    }
    Matcher natural = NATURAL.matcher(name);
    boolean isNatural = natural.matches();
    String written = isNatural ? natural.group(1).strip() : name;
    int key = keys.stream().map(Key::written).toList().indexOf(written);
    if (key < 0) {
      throw HeadraceException.invalid(
          "Groups cannot be ordered by '"
              + Token.echo(name)
              + "'. It must be 'runs', or one of the request's 'aggregates' or 'group_by', as"
              + " written there.");
    }
    if (isNatural && !keys.get(key).identifier.hasNaturalOrder()) {
      throw HeadraceException.invalid(
          "Groups cannot be ordered by '"
              + Token.echo(name)
              + "'. Only params and tags have a natural order.");
    }
    return new Criterion(isNatural ? Kind.NATURAL_KEY : keys.get(key).kind, key, ascending);
  }

  RowOrder.Position position(Group group) {
    List<SortValue> values = new ArrayList<>(criteria.size());
    for (Criterion criterion : criteria) {
      values.add(
          switch (criterion.kind) {
            case ROWS -> new SortValue.OfInteger(group.rows());
            case VALUE -> SortValue.ofDecimal(group.values().get(criterion.index));
            case KEY -> SortValue.ofText(group.keys().get(criterion.index));
            case NATURAL_KEY -> SortValue.ofNatural(group.keys().get(criterion.index));
          });
    }
    return new RowOrder.Position(values);
  }

  @Override
  public int compare(RowOrder.Position left, RowOrder.Position right) {
    for (int i = 0; i < criteria.size(); i++) {
      int order =
          SortValue.compare(left.values().get(i), right.values().get(i), criteria.get(i).ascending);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Whether a position that came from outside has the kinds of values that groups have. */
  boolean accepts(RowOrder.Position position) {
    if (position.values().size() != criteria.size()) {
      return false;
    }
    for (int i = 0; i < criteria.size(); i++) {
      SortValue value = position.values().get(i);
      boolean fits =
          switch (criteria.get(i).kind) {
            case ROWS -> value instanceof SortValue.OfInteger;
            case VALUE -> value instanceof SortValue.OfDecimal || value == SortValue.MISSING;
            case KEY -> value instanceof SortValue.OfText || value == SortValue.MISSING;
            case NATURAL_KEY -> SortValue.isNatural(value);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return criteria.toString();
  }
}
