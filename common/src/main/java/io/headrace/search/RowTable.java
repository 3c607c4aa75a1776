package io.headrace.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Rows that are searched again and again while they change, with columns beside them: primitive
 * arrays that filters, orders and groups look at instead of the rows.
 *
 * <p><b>Columns.</b> One is made when a search first needs it, by reading that one thing of every
 * row. Afterwards a row that changes is noted, and read again when a search next needs the column,
 * so that a change costs the same whatever the row has, and what nobody asks for takes no memory.
 *
 * <p><b>Work in pieces.</b> Reading 100,000 rows takes longer than the thread that also follows the
 * log may be away. {@link #prepare} therefore does a bounded piece at a time; rows may change
 * between pieces.
 *
 * <p><b>Bound.</b> Columns take at most a set number of bytes; the ones longest unused go first.
 *
 * <p>Confined to one thread.
 *
 * @param <R> the rows
 */
public final class RowTable<R extends SearchRow> {

  /** How {@link #prepare} ended. */
  public enum Progress {
    /** The columns are there, and as the rows are now. */
    READY,
    /** Another piece is to be done. */
    MORE,
    /** The columns would take more than they may. */
    TOO_LARGE
  }

  /** A log of changes that is no longer than that is kept whatever the number of rows. */
  private static final int LEAST_CHANGES = 4_096;

  private static final int FIRST_CAPACITY = 16;

  private static final class Kept {
    private final Column column;

    /** Slots below it have been read. */
    private int built;

    /** Changes before it have been read. */
    private int seen;

    private long lastUse;

    Kept(Column column, int seen) {
      this.column = column;
      this.seen = seen;
    }
  }

  private final long maxColumnBytes;
  private final Predicate<String> mayHaveKey;
  private final ChangeLog changes = new ChangeLog();
  private final Map<ColumnKey, Kept> columns = new HashMap<>();
  private SearchRow[] rows = new SearchRow[0];

  /** Slots that have been in use. */
  private int slots;

  private int[] free = new int[0];
  private int freeCount;
  private long uses;

  /**
   * A table without rows, of which any may have any key.
   *
   * @param maxColumnBytes what all columns may take
   */
  public RowTable(long maxColumnBytes) {
    this(maxColumnBytes, key -> true);
  }

  /**
   * A table without rows.
   *
   * @param maxColumnBytes what all columns may take
   * @param mayHaveKey false if it is known that no row has a metric, param or tag of that name
   */
  public RowTable(long maxColumnBytes, Predicate<String> mayHaveKey) {
    this.maxColumnBytes = maxColumnBytes;
    this.mayHaveKey = mayHaveKey;
  }

  /** Adds a row; the slot that is its own until it is removed. */
  public int add(R row) {
    int slot = freeCount > 0 ? free[--freeCount] : slots++;
    if (slot == rows.length) {
      grow(Math.max(FIRST_CAPACITY, slot + (slot >> 1)));
    }
    rows[slot] = row;
    changed(slot);
    return slot;
  }

  private void grow(int capacity) {
    rows = Arrays.copyOf(rows, capacity);
    changes.grow(capacity);
    columns.values().forEach(kept -> kept.column.grow(capacity));
  }

  public void remove(int slot) {
    rows[slot] = null;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, Math.max(FIRST_CAPACITY, 2 * freeCount));
    }
    free[freeCount++] = slot;
    // At once: a column may tell by what it has read whether a row is still the same.
    columns.values().forEach(kept -> kept.column.read(slot, null));
  }

  /** Takes note that a row has changed, or may have. */
  public void changed(int slot) {
    if (changes.end() > 2 * changesKept()) {
      forgetChanges();
    }
    changes.add(slot);
  }

  private int changesKept() {
    return Math.max(LEAST_CHANGES, slots);
  }

  private void forgetChanges() {
    int from = changes.end() - changesKept();
    // A column that has so much to read again is as quickly made anew.
    columns.values().removeIf(kept -> kept.seen < from);
    int first = changes.end();
    for (Kept kept : columns.values()) {
      first = Math.min(first, kept.seen);
    }
    changes.dropBefore(first);
    for (Kept kept : columns.values()) {
      kept.seen -= first;
    }
  }

  /** How many rows there are. */
  public int size() {
    return slots - freeCount;
  }

  /** Hands over all rows, in no order. */
  public void forEach(Consumer<R> action) {
    for (int slot = 0; slot < slots; slot++) {
      if (!isFree(slot)) {
        action.accept(row(slot));
      }
    }
  }

  /** Slots in use are below it. */
  int slots() {
    return slots;
  }

  /** {@code null} for a slot that is free. */
  @SuppressWarnings("unchecked") // only add puts rows there
  R row(int slot) {
    return (R) rows[slot];
  }

  boolean isFree(int slot) {
    return rows[slot] == null;
  }

  /** About how many bytes of heap the table takes beside its rows. */
  public long bytes() {
    return (long) rows.length * Long.BYTES + changes.bytes() + columnBytes();
  }

  /** About how many bytes of heap the columns take. */
  public long columnBytes() {
    long bytes = 0;
    for (Kept kept : columns.values()) {
      bytes += kept.column.bytes();
    }
    return bytes;
  }

  /** Gives up all columns; who needs one has it made anew. */
  public void dropColumns() {
    columns.clear();
    changes.dropBefore(changes.end());
  }

  /**
   * Does a piece of what it takes to have some columns ready: call again until it is all done. Good
   * until a row changes.
   */
  public Progress prepare(Set<ColumnKey> needed, ReadBudget budget) {
    uses++;
    budget.spend(1);
    for (ColumnKey key : needed) {
      if (!budget.isSpent() || columns.containsKey(key)) {
        Kept kept = columns.computeIfAbsent(key, this::begin);
        kept.lastUse = uses;
        budget.spend(read(kept, budget.left()));
      }
    }
    if (!makeRoom()) {
      columns.keySet().removeAll(needed);
      return Progress.TOO_LARGE;
    }
    return budget.isSpent() ? Progress.MORE : Progress.READY;
  }

  /** Has some columns ready, however long it takes. */
  public Progress prepareAll(Set<ColumnKey> needed) {
    Progress progress = Progress.MORE;
    while (progress == Progress.MORE) {
      progress = prepare(needed, new ReadBudget());
    }
    return progress;
  }

  private Kept begin(ColumnKey key) {
    Column column = key.newColumn();
    column.grow(rows.length);
    changes.look(changes.end());
    Kept kept = new Kept(column, changes.end());
    if (key.isOfAKey() && !mayHaveKey.test(key.identifier().key())) {
      // There is nothing to read; rows that get the key change, and are read then.
      kept.built = slots;
    }
    return kept;
  }

  /** Reads rows for a column while less than {@code budget} was looked at; how much was. */
  private int read(Kept kept, int budget) {
    int left = budget;
    while (kept.built < slots && left > 0) {
      left -= kept.column.read(kept.built, rows[kept.built]);
      kept.built++;
    }
    while (kept.seen < changes.end() && left > 0) {
      int slot = changes.slot(kept.seen++);
      left -= kept.column.read(slot, rows[slot]);
    }
    changes.look(kept.seen);
    return budget - left;
  }

  /** Drops what was not needed now, longest unused first, as far as must be. */
  private boolean makeRoom() {
    long bytes = columnBytes();
    while (bytes > maxColumnBytes) {
      Kept oldest = null;
      for (Kept kept : columns.values()) {
        if (kept.lastUse < uses && (oldest == null || kept.lastUse < oldest.lastUse)) {
          oldest = kept;
        }
      }
      if (oldest == null) {
        return false;
      }
      columns.values().remove(oldest);
      bytes -= oldest.column.bytes();
    }
    return true;
  }

  /** A column that was {@linkplain #prepare prepared}. */
  Column column(ColumnKey key) {
    return columns.get(key).column;
  }

  SortColumn sortColumn(ColumnKey key) {
    return (SortColumn) column(key);
  }
}
