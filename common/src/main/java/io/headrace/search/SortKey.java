package io.headrace.search;

/**
 * One criterion of an order.
 *
 * @param scope of a logged model's metric; {@link DatasetScope#ANY} for all else
 * @param isNatural whether texts that are {@linkplain NaturalNumber numbers} are in order as such,
 *     before all others: of a param or a tag alone
 */
public record SortKey(
    Identifier identifier, boolean ascending, DatasetScope scope, boolean isNatural) {

  static SortKey of(Identifier identifier, boolean ascending) {
    return new SortKey(identifier, ascending, DatasetScope.ANY, false);
  }

  /** Of a logged model's metric. */
  static SortKey ofMetric(String key, boolean ascending, DatasetScope scope) {
    return new SortKey(new Identifier(Entity.METRIC, key), ascending, scope, false);
  }

  static SortKey natural(Identifier identifier, boolean ascending) {
    return new SortKey(identifier, ascending, DatasetScope.ANY, true);
  }

  static SortKey ascending(String attribute) {
    return of(new Identifier(Entity.ATTRIBUTE, attribute), true);
  }

  static SortKey descending(String attribute) {
    return of(new Identifier(Entity.ATTRIBUTE, attribute), false);
  }
}
