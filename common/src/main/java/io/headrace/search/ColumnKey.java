package io.headrace.search;

/**
 * What a column of a {@link RowTable} holds, and as what: an attribute may be text to conditions
 * and a number to orders.
 */
public record ColumnKey(Identifier identifier, Kind kind) {

  /** What the values are. */
  public enum Kind {
    INTEGER,
    DECIMAL,
    TEXT,
    /** Texts of which those that are numbers are in order as such. */
    NATURAL,
    /** The texts of a row's datasets. */
    DATASETS,
    /** All keys of a row's metrics, params or tags. */
    KEYS
  }

  /** The column that a condition looks at. */
  static ColumnKey of(Condition condition) {
    Identifier identifier = condition.identifier();
    return switch (identifier.entity()) {
      case METRIC -> new ColumnKey(identifier, Kind.DECIMAL);
      case DATASET -> new ColumnKey(identifier, Kind.DATASETS);
      case PARAM, TAG -> new ColumnKey(identifier, Kind.TEXT);
      case ATTRIBUTE ->
          new ColumnKey(
              identifier,
              condition instanceof Condition.OfNumber || condition instanceof Condition.OfInteger
                  ? Kind.INTEGER
                  : Kind.TEXT);
    };
  }

  /** The column that rows are put in order by. */
  static ColumnKey of(SortKey key, SearchSchema schema) {
    Identifier identifier = key.identifier();
    if (key.isNatural()) {
      return new ColumnKey(identifier, Kind.NATURAL);
    }
    if (identifier.entity() == Entity.ATTRIBUTE) {
      boolean isNumber = schema.sortsAsNumber(identifier.key());
      return new ColumnKey(identifier, isNumber ? Kind.INTEGER : Kind.TEXT);
    }
    return new ColumnKey(
        identifier, identifier.entity() == Entity.METRIC ? Kind.DECIMAL : Kind.TEXT);
  }

  /** The column of the keys of all rows' metrics, params or tags. */
  public static ColumnKey ofKeys(Entity entity) {
    return new ColumnKey(new Identifier(entity, ""), Kind.KEYS);
  }

  /** The column of a metric, param, tag or attribute that is text. */
  public static ColumnKey ofValues(Identifier identifier) {
    return new ColumnKey(
        identifier, identifier.entity() == Entity.METRIC ? Kind.DECIMAL : Kind.TEXT);
  }

  /** Whether it is one metric, param or tag. */
  boolean isOfAKey() {
    return switch (identifier.entity()) {
      case METRIC, PARAM, TAG -> kind != Kind.KEYS;
      case ATTRIBUTE, DATASET -> false;
    };
  }

  /** An empty column for it. */
  Column newColumn() {
    return switch (kind) {
      case INTEGER -> new IntegerColumn(identifier.key());
      case DECIMAL -> new DecimalColumn(identifier.key());
      case TEXT -> new TextColumn(identifier);
      case NATURAL -> new NaturalColumn(identifier);
      case DATASETS -> new DatasetColumn(identifier.key());
      case KEYS -> new KeyColumn(identifier.entity());
    };
  }
}
