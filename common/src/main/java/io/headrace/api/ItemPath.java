package io.headrace.api;

/** Where a field stands in a request, as MLflow's messages name it. */
final class ItemPath {

  private ItemPath() {}

  /** {@code field} below {@code item}: {@code params[3].key}, or {@code key} below the request. */
  static String field(String item, String field) {
    return item.isEmpty() ? field : item + "." + field;
  }
}
