package io.headrace.metric.chunk;

import java.util.Arrays;

/**
 * Sorts places by merging the stretches of them that are in order already, two and two: points
 * mostly come in order, or as a few stretches that are each in order (one a segment or chunk), so
 * it is a pass over the places for each doubling, and none when there is one stretch. Stable.
 */
public final class NaturalMerge {

  /** How what stands at two places is ordered. */
  public interface Comparison {
    int compare(int a, int b);
  }

  private final Comparison comparison;
  private int[] from;
  private int[] into;

  private NaturalMerge(int size, Comparison comparison) {
    this.comparison = comparison;
    this.from = new int[size];
    Arrays.setAll(from, i -> i);
    this.into = new int[size];
  }

  /** Whether the places from 0 to before {@code size} strictly ascend as they are. */
  public static boolean isAscending(int size, Comparison comparison) {
    for (int i = 1; i < size; i++) {
      if (comparison.compare(i - 1, i) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The places from 0 to before {@code size}, in order. */
  public static int[] inOrder(int size, Comparison comparison) {
    NaturalMerge merge = new NaturalMerge(size, comparison);
    int[] bounds = merge.stretches();
    while (bounds.length > 2) {
      bounds = merge.mergePairs(bounds);
    }
    return merge.from;
  }

  /** Where stretches begin that do not descend, and where the last one ends. */
  private int[] stretches() {
    int[] starts = new int[8];
    int count = 1;
    for (int i = 1; i < from.length; i++) {
      if (comparison.compare(i - 1, i) > 0) {
        if (count + 1 == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i;
      }
    }
    starts[count] = from.length;
    return Arrays.copyOf(starts, count + 1);
  }

  private int[] mergePairs(int[] bounds) {
    int stretches = bounds.length - 1;
    int[] merged = new int[(stretches + 1) / 2 + 1];
    for (int s = 0; s < stretches; s += 2) {
      int middle = bounds[s + 1];
      int end = s + 2 < bounds.length ? bounds[s + 2] : middle;
      merge(bounds[s], middle, end);
      merged[s / 2 + 1] = end;
    }
    int[] spare = from;
    from = into;
    into = spare;
    return merged;
  }

  private void merge(int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int n = start; n < end; n++) {
      boolean takeLeft =
          right == end || (left < middle && comparison.compare(from[left], from[right]) <= 0);
      into[n] = takeLeft ? from[left++] : from[right++];
    }
  }
}
