package io.headrace.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Different keys by place, 0 for the first: what the values of a few or of 50,000 keys lie beside,
 * in arrays. A run has three such sets, and there are a million runs, so one of few keys takes no
 * more than the keys.
 *
 * <p>Not thread-safe.
 */
public final class KeyPlaces {

  /** The place of a key that is not there. */
  public static final int ABSENT = -1;

  /** Up to that many keys are looked through one after the other. */
  private static final int MOST_WITHOUT_INDEX = 8;

  private static final int FIRST_CAPACITY = 4;
  private static final String[] NONE = {};

  private String[] keys = NONE;
  private int size;

  /** Keys below it are shared. */
  private int shared;

  /** Places plus 1, by hash, with linear probing; 0 is empty. {@code null} for few keys. */
  private int[] byHash;

  public int size() {
    return size;
  }

  /** Up to what place there is room: arrays of values have that length. */
  public int capacity() {
    return keys.length;
  }

  public String key(int place) {
    return keys[place];
  }

  /** A copy, in the order of their places. */
  public List<String> toList() {
    return List.of(Arrays.copyOf(keys, size));
  }

  /** The place of a key, or {@link #ABSENT}. */
  public int find(String key) {
    if (byHash != null) {
      return byHash[slot(key)] - 1;
    }
    for (int place = 0; place < size; place++) {
      if (keys[place].equals(key)) {
        return place;
      }
    }
    return ABSENT;
  }

  /** Gives a key that is not there the next place. */
  public int add(String key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, Math.max(FIRST_CAPACITY, size + (size >> 1)));
    }
    keys[size++] = key;
    if (byHash != null && size * 2 <= byHash.length) {
      byHash[slot(key)] = size;
    } else if (size > MOST_WITHOUT_INDEX) {
      index();
    }
    return size - 1;
  }

  /** Takes a key away; those behind it move up by one place. */
  public void remove(int place) {
    System.arraycopy(keys, place + 1, keys, place, size - place - 1);
    keys[--size] = null;
    if (place < shared) {
      shared--;
    }
    if (byHash != null) {
      index();
    }
  }

  /** Replaces each key that is new since the last call by an equal one that others use, too. */
  public void share(UnaryOperator<String> pool) {
    for (; shared < size; shared++) {
      keys[shared] = pool.apply(keys[shared]);
    }
  }

  private void index() {
    byHash = new int[Integer.highestOneBit(Math.max(size, MOST_WITHOUT_INDEX)) * 4];
    for (int place = 0; place < size; place++) {
      byHash[slot(keys[place])] = place + 1;
    }
  }

  /** Where a key is in {@link #byHash}, or belongs. */
  private int slot(String key) {
    int hash = key.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (byHash.length - 1);
    while (byHash[slot] != 0 && !keys[byHash[slot] - 1].equals(key)) {
      slot = (slot + 1) & (byHash.length - 1);
    }
    return slot;
  }
}
