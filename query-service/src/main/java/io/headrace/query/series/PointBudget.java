package io.headrace.query.series;

import io.headrace.async.InTurn;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Bounds the points that all charts under way have in memory, so that no request takes the heap
 * from the others. Charts take what they need from a pool in common. Work that finds it empty gives
 * back what it has and is done once more when its turn comes, alone with a larger pool of its own:
 * nobody waits with points in hand.
 *
 * <p>Thread-safe.
 */
final class PointBudget {

  /** A point decoded, in a builder and in its order there, and once more in what is built. */
  private static final int BYTES_PER_POINT = 80;

  private static final int SHARE_IN_COMMON = 16;
  private static final int SHARE_ALONE = 8;
  private static final int SHARE_OF_A_DOWNLOAD = 32;

  /** Past this a request takes too long, however large the heap. */
  private static final long MOST = 2_000_000;

  /** Some chunks: with less a series whose chunks overlap a little could not be read at all. */
  private static final long LEAST = 262_144;

  private static final int MAX_WAITING = 256;

  private final long mostInCommon;
  private final long mostAlone;
  private final AtomicLong inCommon = new AtomicLong();
  private final InTurn alone = new InTurn(1, MAX_WAITING);

  /** A budget, in points. */
  PointBudget(long mostInCommon, long mostAlone) {
    this.mostInCommon = mostInCommon;
    this.mostAlone = mostAlone;
  }

  /** A budget as large as this JVM can afford. */
  static PointBudget ofHeap() {
    return new PointBudget(shareOfHeap(SHARE_IN_COMMON), shareOfHeap(SHARE_ALONE));
  }

  /** The points that a download may have in memory to put them in order. */
  static long ofADownload() {
    return shareOfHeap(SHARE_OF_A_DOWNLOAD);
  }

  private static long shareOfHeap(int share) {
    long points = Runtime.getRuntime().maxMemory() / share / BYTES_PER_POINT;
    return Math.max(LEAST, Math.min(MOST, points));
  }

  /**
   * Does {@code work} with points of the budget; a second time if the first found too few of them.
   *
   * @param work ends when nothing that it began goes on; what it has not given back by then is
   *     taken from it
   */
  <T> Future<T> run(Function<HeldPoints, Future<T>> work) {
    HeldPoints held = HeldPoints.inCommon(mostInCommon, inCommon);
    return attempt(held, work)
        .recover(
            failure ->
                held.wasRefused()
                    ? alone.run(() -> attempt(HeldPoints.alone(mostAlone), work))
                    : Future.failedFuture(failure));
  }

  private static <T> Future<T> attempt(HeldPoints held, Function<HeldPoints, Future<T>> work) {
    return Future.succeededFuture(held)
        .compose(work)
        .eventually(
            () -> {
              held.giveBackAll();
              return Future.succeededFuture();
            });
  }

  /** Points that are taken now from the pool in common. */
  long takenInCommon() {
    return inCommon.get();
  }
}
