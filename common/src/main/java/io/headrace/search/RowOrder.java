package io.headrace.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of a search's rows, total: no two rows are equal in it. Compares positions, so that
 * what a row is ordered by is looked up once. Immutable.
 */
final class RowOrder implements Comparator<RowOrder.Position> {

  /** Where a row stands: its value for each sort key. */
  record Position(List<SortValue> values) {}

  private final SearchSchema schema;
  private final List<SortKey> keys;

  RowOrder(SearchSchema schema, List<SortKey> keys) {
    this.schema = schema;
    this.keys = keys;
  }

  List<SortKey> keys() {
    return keys;
  }

  /** The columns of a table that rows are put in order by. */
  List<SortColumn> columns(RowTable<?> table) {
    return keys.stream().map(key -> table.sortColumn(ColumnKey.of(key, schema))).toList();
  }

  Position position(SearchRow row) {
    List<SortValue> values = new ArrayList<>(keys.size());
    for (SortKey key : keys) {
      values.add(value(row, key));
    }
    return new Position(values);
  }

  @Override
  public int compare(Position left, Position right) {
    for (int i = 0; i < keys.size(); i++) {
      int order =
          SortValue.compare(left.values().get(i), right.values().get(i), keys.get(i).ascending());
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Whether a position that came from outside has the kinds of values that rows have. */
  boolean accepts(Position position) {
    if (position.values().size() != keys.size()) {
      return false;
    }
    for (int i = 0; i < keys.size(); i++) {
      if (!accepts(keys.get(i), position.values().get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean accepts(SortKey key, SortValue value) {
    return key.isNatural()
        ? SortValue.isNatural(value)
        : value instanceof SortValue.Missing || kind(key).isInstance(value);
  }

  private Class<? extends SortValue> kind(SortKey key) {
    return switch (key.identifier().entity()) {
      case METRIC -> SortValue.OfDecimal.class;
      case ATTRIBUTE ->
          schema.sortsAsNumber(key.identifier().key())
              ? SortValue.OfInteger.class
              : SortValue.OfText.class;
      case PARAM, TAG, DATASET -> SortValue.OfText.class;
    };
  }

  private SortValue value(SearchRow row, SortKey key) {
    String name = key.identifier().key();
    return switch (key.identifier().entity()) {
      case METRIC -> SortValue.ofDecimal(row.metric(name, key.scope()));
      case PARAM -> text(row.param(name), key);
      case TAG -> text(row.tag(name), key);
      case ATTRIBUTE ->
          schema.sortsAsNumber(name)
              ? SortValue.ofInteger(row.number(name))
              : SortValue.ofText(row.text(name));
      case DATASET -> throw new IllegalStateException("rows are not ordered by datasets");
    };
  }

  private static SortValue text(String text, SortKey key) {
    return key.isNatural() ? SortValue.ofNatural(text) : SortValue.ofText(text);
  }
}
