package io.headrace.search;

/** Asks whether there is a text. */
final class PresenceFilter implements SlotFilter {

  private final TextColumn column;
  private final boolean present;

  PresenceFilter(TextColumn column, boolean present) {
    this.column = column;
    this.present = present;
  }

  @Override
  public int keep(int[] slots, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if ((column.code(slots[i]) != TextDictionary.ABSENT) == present) {
        slots[kept++] = slots[i];
      }
    }
    return kept;
  }
}
