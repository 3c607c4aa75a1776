package io.headrace.tracking.run;

/**
 * Where in a body a field stands, put into words only when a message needs them: a batch has
 * thousands of fields, and hardly ever a wrong one. Goes from field to field.
 */
final class FieldPath {

  private final String list;
  private int index;
  private String field = "";

  /** Fields of the body itself, or of the items of a list in it. */
  private FieldPath(String list) {
    this.list = list;
  }

  static FieldPath ofBody() {
    return new FieldPath("");
  }

  /** Begins with the item of index 0. */
  static FieldPath ofItems(String list) {
    return new FieldPath(list);
  }

  FieldPath toField(String name) {
    field = name;
    return this;
  }

  void toNextItem() {
    index++;
  }

  /** The item alone: {@code metrics[3]}; empty for the body. */
  String item() {
    return list.isEmpty() ? "" : list + "[" + index + "]";
  }

  /** {@code metrics[3].key}, or {@code key} in the body. */
  @Override
  public String toString() {
    return list.isEmpty() ? field : item() + "." + field;
  }
}
