package io.headrace.search;

/** Looks at what rows' datasets are called: one that passes is enough. */
final class DatasetFilter implements SlotFilter {

  private final DatasetColumn column;
  private final TextVerdicts verdicts;

  DatasetFilter(DatasetColumn column, TextVerdicts verdicts) {
    this.column = column;
    this.verdicts = verdicts;
  }

  @Override
  public int keep(int[] slots, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (anyPasses(column.codes(slots[i]))) {
        slots[kept++] = slots[i];
      }
    }
    return kept;
  }

  private boolean anyPasses(int[] codes) {
    for (int code : codes) {
      if (verdicts.test(code)) {
        return true;
      }
    }
    return false;
  }
}
