package io.headrace.tracking.run;

import java.util.Arrays;

/**
 * How a point is written: which fields it has, in which order, and the bytes between their values.
 * A program writes all points of a body alike, so what the first one shows saves the search for
 * marks and names in those behind it.
 */
final class PointLayout {

  private final int[] fields;

  /** The bytes before each field's value, and behind the last one those up to the closing brace. */
  private final BytePattern[] between;

  private PointLayout(int[] fields, BytePattern[] between) {
    this.fields = fields;
    this.between = between;
  }

  /** How many fields the point has. */
  int size() {
    return fields.length;
  }

  /** A field, from 0 on, by the number that it was traced with. */
  int field(int index) {
    return fields[index];
  }

  /** What stands before the value of a field, from 0 on. */
  BytePattern before(int index) {
    return between[index];
  }

  /** What stands behind the last value, up to the closing brace. */
  BytePattern end() {
    return between[fields.length];
  }

  /** Notes where the parts of a point stand while it is read. */
  static final class Trace {
    private static final int MOST_FIELDS = 4;

    private final int[] fields = new int[MOST_FIELDS];
    private final int[] valueStarts = new int[MOST_FIELDS];
    private final int[] valueEnds = new int[MOST_FIELDS];
    private int size;
    private int start;
    private int end;

    /** A point begins, behind its opening brace. */
    void begin(int at) {
      start = at;
      size = 0;
    }

    /** The point has a field. */
    void add(int field, int valueStart, int valueEnd) {
      fields[size] = field;
      valueStarts[size] = valueStart;
      valueEnds[size] = valueEnd;
      size++;
    }

    /** The point ends, behind its closing brace. */
    void end(int at) {
      end = at;
    }

    /** How the point is written; {@code null} when there is too much between its values. */
    PointLayout layout(byte[] body) {
      BytePattern[] between = new BytePattern[size + 1];
      for (int i = 0; i <= size; i++) {
        int from = i == 0 ? start : valueEnds[i - 1];
        int to = i == size ? end : valueStarts[i];
        if (to - from > BytePattern.MAX_LENGTH) {
          return null;
        }
        between[i] = new BytePattern(body, from, to);
      }
      return new PointLayout(Arrays.copyOf(fields, size), between);
    }
  }
}
