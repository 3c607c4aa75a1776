package io.headrace.search;

import java.util.Arrays;

/** The names, digests or contexts of all rows' datasets. Not thread-safe. */
final class DatasetColumn implements Column {

  private static final int[] NONE = {};
  private static final int BYTES_PER_ARRAY = 16;

  private final String key;
  private final TextDictionary texts = new TextDictionary();
  private int[][] codes = new int[0][];
  private long codesInAll;

  /**
   * @param key {@code name}, {@code digest} or {@code context}
   */
  DatasetColumn(String key) {
    this.key = key;
  }

  @Override
  public void grow(int slots) {
    int before = codes.length;
    codes = Arrays.copyOf(codes, slots);
    Arrays.fill(codes, before, slots, NONE);
  }

  @Override
  public int read(int slot, SearchRow row) {
    int[] read = row == null ? NONE : codes(row);
    codesInAll += read.length - codes[slot].length;
    codes[slot] = read;
    return 1 + read.length;
  }

  private int[] codes(SearchRow row) {
    int[] found = NONE;
    for (DatasetUse dataset : row.datasets()) {
      String text = dataset.text(key);
      if (text != null) {
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = texts.add(text);
      }
    }
    return found;
  }

  TextDictionary texts() {
    return texts;
  }

  /** The codes of a row's datasets in {@link #texts}; not to be changed. */
  int[] codes(int slot) {
    return codes[slot];
  }

  @Override
  public long bytes() {
    return texts.weight()
        + (long) codes.length * (Long.BYTES + BYTES_PER_ARRAY)
        + codesInAll * Integer.BYTES;
  }
}
