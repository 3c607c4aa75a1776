package io.headrace.query.live;

/**
 * How many points may wait until a client is told them.
 *
 * @param beginning while what is stored is read and told: only a few streams begin at a time, and
 *     nothing should be left out then that a client could take
 * @param live afterwards, when a client is slow: as all clients may be
 */
record WaitingRoom(int beginning, int live) {

  /** Share of the heap that either may take. */
  private static final int HEAP_SHARE = 8;

  private static final int BYTES_PER_POINT = 40;
  private static final int LEAST = 1_000;
  private static final int MOST_BEGINNING = 250_000;
  private static final int MOST_LIVE = 20_000;

  /**
   * What this JVM can afford.
   *
   * @param atOnce most streams that begin at a time
   * @param streams most streams
   */
  static WaitingRoom ofHeap(int atOnce, int streams) {
    long points = Runtime.getRuntime().maxMemory() / HEAP_SHARE / BYTES_PER_POINT;
    return new WaitingRoom(
        bounded(points / atOnce, MOST_BEGINNING), bounded(points / streams, MOST_LIVE));
  }

  private static int bounded(long points, int most) {
    return (int) Math.max(LEAST, Math.min(most, points));
  }

  /** The share of one of so many runs. */
  WaitingRoom ofOneOf(int runs) {
    return new WaitingRoom(Math.max(1, beginning / runs), Math.max(1, live / runs));
  }
}
