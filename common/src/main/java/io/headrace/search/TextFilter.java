package io.headrace.search;

/** Looks at a text. */
final class TextFilter implements SlotFilter {

  private final TextColumn column;
  private final TextVerdicts verdicts;

  TextFilter(TextColumn column, TextVerdicts verdicts) {
    this.column = column;
    this.verdicts = verdicts;
  }

  @Override
  public int keep(int[] slots, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int code = column.code(slots[i]);
      if (code != TextDictionary.ABSENT && verdicts.test(code)) {
        slots[kept++] = slots[i];
      }
    }
    return kept;
  }
}
