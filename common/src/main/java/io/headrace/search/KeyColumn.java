package io.headrace.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * The keys of all rows' metrics, params or tags, and how many rows have each. Rows with the same
 * keys in the same order, as those of a sweep are, share one array.
 *
 * <p>Not thread-safe.
 */
final class KeyColumn implements Column {

  private static final int BYTES_PER_SET = 120;

  /** Codes of keys, in the order in which a row has them, and how many rows have just these. */
  private static final class KeySet {
    private final int[] codes;
    private int rows;

    KeySet(int[] codes) {
      this.codes = codes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof KeySet set && Arrays.equals(codes, set.codes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(codes);
    }
  }

  private final Entity entity;
  private final TextDictionary keys = new TextDictionary();
  private final Map<KeySet, KeySet> sets = new HashMap<>();
  private final KeySet none = new KeySet(new int[0]);
  private KeySet[] ofSlot = new KeySet[0];

  /** By code, how many rows have the key. */
  private int[] rows = new int[16];

  private long codesInAll;

  KeyColumn(Entity entity) {
    this.entity = entity;
  }

  @Override
  public void grow(int slots) {
    int before = ofSlot.length;
    ofSlot = Arrays.copyOf(ofSlot, slots);
    Arrays.fill(ofSlot, before, slots, none);
  }

  @Override
  public int read(int slot, SearchRow row) {
    KeySet before = ofSlot[slot];
    if (row != null && isUnchanged(before, row)) {
      return 1;
    }
    count(before, -1);
    KeySet now = row == null ? none : shared(new KeySet(codes(row)));
    count(now, 1);
    ofSlot[slot] = now;
    return 1 + before.codes.length + now.codes.length;
  }

  /** Metrics and params only ever come; tags are few enough to be looked at again. */
  private boolean isUnchanged(KeySet before, SearchRow row) {
    return entity != Entity.TAG && row.keyCount(entity) == before.codes.length;
  }

  private int[] codes(SearchRow row) {
    int[] codes = new int[row.keyCount(entity)];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = keys.add(row.key(entity, i));
    }
    return codes;
  }

  private KeySet shared(KeySet set) {
    if (set.codes.length == 0) {
      return none;
    }
    KeySet before = sets.putIfAbsent(set, set);
    if (before == null) {
      codesInAll += set.codes.length;
      return set;
    }
    return before;
  }

  private void count(KeySet set, int more) {
    if (set.codes.length == 0) {
      return;
    }
    if (rows.length < keys.size()) {
      rows = Arrays.copyOf(rows, 2 * keys.size());
    }
    for (int code : set.codes) {
      rows[code] += more;
    }
    set.rows += more;
    if (set.rows == 0) {
      sets.remove(set);
      codesInAll -= set.codes.length;
    }
  }

  /**
   * Hands over all keys that rows have.
   *
   * @param count takes a key and how many rows have it
   */
  void forEach(ObjIntConsumer<String> count) {
    for (int code = 0; code < keys.size(); code++) {
      if (rows[code] > 0) {
        count.accept(keys.text(code), rows[code]);
      }
    }
  }

  @Override
  public long bytes() {
    return keys.weight()
        + (long) ofSlot.length * Long.BYTES
        + (long) rows.length * Integer.BYTES
        + sets.size() * (long) BYTES_PER_SET
        + codesInAll * Integer.BYTES;
  }
}
