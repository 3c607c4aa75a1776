package io.headrace.search;

import java.util.Arrays;

/**
 * A param or a tag of all rows in natural order: whichever way the order goes, texts that are
 * {@linkplain NaturalNumber numbers} come first, then other texts, then what is missing.
 *
 * <p><b>Coarse keys.</b> Numbers have those of a {@link DecimalColumn}, which leaves free what NaN
 * and the infinities would have. The 2^52 above are enough for the first six bytes of a text.
 *
 * <p>Not thread-safe.
 */
final class NaturalColumn implements SortColumn {

  private static final int RANK_NUMBER = 0;
  private static final int RANK_OTHER = 1;

  /** The coarse key of no finite number is as great. */
  private static final long FIRST_TEXT = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  private static final long LAST_TEXT = COARSE_NAN - 1;
  private static final int HEAD_BYTES = 6;
  private static final int LENGTH_BITS = 4;

  private final Identifier identifier;

  /** What is no number. */
  private final TextColumn texts;

  /** NaN where a row has none. */
  private double[] numbers = new double[0];

  NaturalColumn(Identifier identifier) {
    this.identifier = identifier;
    this.texts = new TextColumn(identifier);
  }

  @Override
  public void grow(int slots) {
    int before = numbers.length;
    numbers = Arrays.copyOf(numbers, slots);
    Arrays.fill(numbers, before, slots, Double.NaN);
    texts.grow(slots);
  }

  @Override
  public int read(int slot, SearchRow row) {
    String text = row == null ? null : TextColumn.text(row, identifier);
    numbers[slot] = text == null ? Double.NaN : NaturalNumber.of(text);
    texts.set(slot, isNumber(slot) ? null : text);
    return 1;
  }

  private boolean isNumber(int slot) {
    return !Double.isNaN(numbers[slot]);
  }

  @Override
  public long coarse(int slot, boolean ascending) {
    if (isNumber(slot)) {
      return DecimalColumn.coarse(numbers[slot], ascending);
    }
    if (!texts.has(slot)) {
      return COARSE_MISSING;
    }
    long head = coarse(texts.texts().head(texts.code(slot)));
    return ascending ? FIRST_TEXT + head : LAST_TEXT - head;
  }

  /** The first bytes of a {@link TextDictionary#head}, and behind them how many there are. */
  private static long coarse(long head) {
    long unsigned = head ^ Long.MIN_VALUE;
    long length = Math.min((unsigned & 0xFF) - 1, HEAD_BYTES + 1);
    return unsigned >>> (Long.SIZE - HEAD_BYTES * Byte.SIZE) << LENGTH_BITS | length;
  }

  @Override
  public void coarse(int[] slots, int count, boolean ascending, long[] coarse) {
    for (int i = 0; i < count; i++) {
      coarse[i] = coarse(slots[i], ascending);
    }
  }

  @Override
  public boolean isExact(long coarse, boolean ascending) {
    if (coarse < FIRST_TEXT || coarse == COARSE_MISSING) {
      return true;
    }
    long head = ascending ? coarse - FIRST_TEXT : LAST_TEXT - coarse;
    return (head & ((1 << LENGTH_BITS) - 1)) <= HEAD_BYTES;
  }

  @Override
  public int compare(int slot, SortColumn other, int otherSlot, boolean ascending) {
    NaturalColumn column = (NaturalColumn) other;
    int rank = rank(slot);
    int otherRank = column.rank(otherSlot);
    if (rank != otherRank) {
      return Integer.compare(rank, otherRank);
    }
    return rank == RANK_NUMBER
        ? SortColumn.directed(Double.compare(numbers[slot], column.numbers[otherSlot]), ascending)
        : texts.compare(slot, column.texts, otherSlot, ascending);
  }

  private int rank(int slot) {
    return isNumber(slot) ? RANK_NUMBER : RANK_OTHER;
  }

  @Override
  public long bytes() {
    return texts.bytes() + (long) numbers.length * Double.BYTES;
  }
}
