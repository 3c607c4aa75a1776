package io.headrace.search;

import java.util.List;

/** A place in an order as a row that has just what it is ordered by. */
record PositionRow(List<SortKey> keys, RowOrder.Position position) implements SearchRow {

  @Override
  public String text(String attribute) {
    return value(Entity.ATTRIBUTE, attribute) instanceof SortValue.OfText text ? text.text() : null;
  }

  @Override
  public Long number(String attribute) {
    return value(Entity.ATTRIBUTE, attribute) instanceof SortValue.OfInteger integer
        ? integer.number()
        : null;
  }

  @Override
  public String tag(String key) {
    return written(value(Entity.TAG, key));
  }

  @Override
  public String param(String key) {
    return written(value(Entity.PARAM, key));
  }

  /** A number in natural order as any text that is this number. */
  private static String written(SortValue value) {
    if (value instanceof SortValue.OfDecimal decimal) {
      return Double.toString(decimal.number());
    }
    return value instanceof SortValue.OfText text ? text.text() : null;
  }

  @Override
  public Double metric(String key, DatasetScope scope) {
    return value(Entity.METRIC, key) instanceof SortValue.OfDecimal decimal
        ? decimal.number()
        : null;
  }

  /**
   * Of a text that is there in its own order, too, that: of a number in natural order not all is
   * left.
   */
  private SortValue value(Entity entity, String key) {
    Identifier identifier = new Identifier(entity, key);
    SortValue value = SortValue.MISSING;
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).identifier().equals(identifier)) {
        value = position.values().get(i);
        if (!keys.get(i).isNatural()) {
          return value;
        }
      }
    }
    return value;
  }
}
