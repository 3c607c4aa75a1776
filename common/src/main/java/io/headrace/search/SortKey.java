package io.headrace.search;

/**
 * One criterion of an order.
 *
 * @param scope of a logged model's metric; {@link DatasetScope#ANY} for all else
 */
public record SortKey(Identifier identifier, boolean ascending, DatasetScope scope) {

  static SortKey of(Identifier identifier, boolean ascending) {
    return new SortKey(identifier, ascending, DatasetScope.ANY);
  }

  static SortKey ascending(String attribute) {
    return of(new Identifier(Entity.ATTRIBUTE, attribute), true);
  }

  static SortKey descending(String attribute) {
    return of(new Identifier(Entity.ATTRIBUTE, attribute), false);
  }
}
