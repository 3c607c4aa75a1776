package io.headrace.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Where the log ended at moments past, as long as something of it is not recorded: from that it
 * follows how old the oldest event is that is not. Thins out its memory when that grows; not
 * thread-safe.
 */
final class EndsSeen {

  private static final int MOST = 2_048;

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Moment(long[] ends, long nanos) {}

  /** The oldest first; none of them is wholly recorded. */
  private final Deque<Moment> moments = new ArrayDeque<>();

  /** How far apart, in ns, moments are to be; grows with the time that they span. */
  private long spacing;

  /**
   * How long ago, in ns, events were there that are not recorded yet: exact but for the time
   * between two calls. 0 when all is recorded.
   *
   * @param ends of the log now
   * @param now of {@link System#nanoTime}
   */
  long ageOfOldestBeyond(long[] recorded, long[] ends, long now) {
    while (!moments.isEmpty() && LogOffsets.covers(recorded, moments.peek().ends)) {
      moments.remove();
    }
    if (LogOffsets.covers(recorded, ends)) {
      return 0;
    }
    if (moments.isEmpty()) {
      spacing = 0;
      moments.add(new Moment(ends, now));
    } else if (now - moments.getLast().nanos >= spacing) {
      moments.add(new Moment(ends, now));
    }
    if (moments.size() > MOST) {
      dropEveryOther();
      spacing = 2 * (now - moments.element().nanos) / MOST;
    }
    return now - moments.element().nanos;
  }

  private void dropEveryOther() {
    Iterator<Moment> each = moments.iterator();
    while (each.hasNext()) {
      each.next();
      if (each.hasNext()) {
        each.next();
        each.remove();
      }
    }
  }

  int size() {
    return moments.size();
  }
}
