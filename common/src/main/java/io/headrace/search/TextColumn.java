package io.headrace.search;

import java.util.Arrays;

/** A text attribute, a param or a tag of all rows. Not thread-safe. */
final class TextColumn implements SortColumn {

  /** Texts that no row has any more are tolerated up to this many. */
  private static final int LEAST_GARBAGE = 1024;

  private final Identifier identifier;
  private TextDictionary texts = new TextDictionary();

  /** {@link TextDictionary#ABSENT} where a row has none. */
  private int[] codes = new int[0];

  TextColumn(Identifier identifier) {
    this.identifier = identifier;
  }

  @Override
  public void grow(int slots) {
    int before = codes.length;
    codes = Arrays.copyOf(codes, slots);
    Arrays.fill(codes, before, slots, TextDictionary.ABSENT);
  }

  @Override
  public int read(int slot, SearchRow row) {
    set(slot, row == null ? null : text(row, identifier));
    return 1;
  }

  /** Puts a text there; {@code null} for none. */
  void set(int slot, String text) {
    codes[slot] = text == null ? TextDictionary.ABSENT : texts.add(text);
    if (texts.size() > 2 * codes.length + LEAST_GARBAGE) {
      dropGarbage();
    }
  }

  /** What a row has by that name, or {@code null}. */
  static String text(SearchRow row, Identifier identifier) {
    return switch (identifier.entity()) {
      case PARAM -> row.param(identifier.key());
      case TAG -> row.tag(identifier.key());
      case ATTRIBUTE -> row.text(identifier.key());
      case METRIC, DATASET -> throw new IllegalArgumentException("no text: " + identifier);
    };
  }

  private void dropGarbage() {
    TextDictionary all = texts;
    texts = new TextDictionary();
    int[] moved = new int[all.size()];
    for (int slot = 0; slot < codes.length; slot++) {
      int code = codes[slot];
      if (code != TextDictionary.ABSENT) {
        if (moved[code] == 0) {
          moved[code] = texts.add(all, code) + 1;
        }
        codes[slot] = moved[code] - 1;
      }
    }
  }

  TextDictionary texts() {
    return texts;
  }

  /** The text's code in {@link #texts}, or {@link TextDictionary#ABSENT}. */
  int code(int slot) {
    return codes[slot];
  }

  boolean has(int slot) {
    return codes[slot] != TextDictionary.ABSENT;
  }

  @Override
  public long coarse(int slot, boolean ascending) {
    return has(slot) ? SortColumn.directed(texts.head(codes[slot]), ascending) : COARSE_MISSING;
  }

  @Override
  public void coarse(int[] slots, int count, boolean ascending, long[] coarse) {
    for (int i = 0; i < count; i++) {
      coarse[i] = coarse(slots[i], ascending);
    }
  }

  @Override
  public boolean isExact(long coarse, boolean ascending) {
    return coarse == COARSE_MISSING
        || TextDictionary.isWhole(SortColumn.directed(coarse, ascending));
  }

  @Override
  public int compare(int slot, SortColumn other, int otherSlot, boolean ascending) {
    TextColumn column = (TextColumn) other;
    int otherCode = column.codes[otherSlot];
    if (has(slot) && column.has(otherSlot)) {
      return codes[slot] == otherCode && this == column
          ? 0
          : SortColumn.directed(texts.compare(codes[slot], column.texts, otherCode), ascending);
    }
    return Boolean.compare(column.has(otherSlot), has(slot));
  }

  @Override
  public long bytes() {
    return texts.weight() + (long) codes.length * Integer.BYTES;
  }
}
