package io.headrace.search;

import io.headrace.search.Aggregate.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What is found out so far of a group. Not thread-safe. */
final class GroupTally {

  private final String[] keys;
  private final Function[] functions;
  private final double[] values;
  private final long[] counts;

  /** Of each aggregate of the last row: when that started, and its id. */
  private final long[] lastStart;

  private final String[] lastId;
  private long rows;

  GroupTally(String[] keys, List<Aggregate> aggregates) {
    this.keys = keys;
    this.functions = aggregates.stream().map(Aggregate::function).toArray(Function[]::new);
    this.values = new double[aggregates.size()];
    this.counts = new long[aggregates.size()];
    this.lastStart = new long[aggregates.size()];
    this.lastId = new String[aggregates.size()];
  }

  void addRow() {
    rows++;
  }

  /** Takes in a row's number for an aggregate that is not {@link Function#LAST}. */
  void add(int aggregate, double value) {
    values[aggregate] =
        counts[aggregate]++ == 0
            ? value
            : switch (functions[aggregate]) {
              case MIN -> Math.min(values[aggregate], value);
              case MAX -> Math.max(values[aggregate], value);
              case MEAN -> values[aggregate] + value;
              case COUNT -> value;
              case LAST -> throw new IllegalArgumentException("needs to know which row it is of");
            };
  }

  /** Whether no row that started later was taken in before. */
  boolean mayBeLast(int aggregate, long start) {
    return counts[aggregate] == 0 || start >= lastStart[aggregate];
  }

  /** Takes in a row's number for {@link Function#LAST}. */
  void addLast(int aggregate, double value, long start, String id) {
    boolean later =
        counts[aggregate]++ == 0
            || start > lastStart[aggregate]
            || (start == lastStart[aggregate] && id.compareTo(lastId[aggregate]) < 0);
    if (later) {
      values[aggregate] = value;
      lastStart[aggregate] = start;
      lastId[aggregate] = id;
    }
  }

  Group group() {
    List<Double> found = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      found.add(found(i));
    }
    return new Group(
        Collections.unmodifiableList(Arrays.asList(keys)),
        rows,
        Collections.unmodifiableList(found));
  }

  private Double found(int aggregate) {
    long count = counts[aggregate];
    if (functions[aggregate] == Function.COUNT) {
      return (double) count;
    }
    if (count == 0) {
      return null;
    }
    boolean isMean = functions[aggregate] == Function.MEAN;
    return isMean ? values[aggregate] / count : values[aggregate];
  }
}
