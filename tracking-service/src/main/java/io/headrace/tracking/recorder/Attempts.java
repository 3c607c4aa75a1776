package io.headrace.tracking.recorder;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does pieces of work with Cassandra, many at a time, each again until it succeeds. Blocks the
 * recorder's thread.
 */
final class Attempts<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  /** Pieces under way at the same time; keeps Cassandra's queue and ours short. */
  private static final int CONCURRENCY = 128;

  private final Function<T, Future<Void>> work;
  private final String obstacle;

  /**
   * Work to be done.
   *
   * @param work from any thread, as often as it takes
   * @param obstacle says what the recorder waits for when it must try again
   */
  Attempts(Function<T, Future<Void>> work, String obstacle) {
    this.work = work;
    this.obstacle = obstacle;
  }

  /** Does all pieces; returns those that can never succeed, however often they are tried. */
  List<T> complete(List<T> pieces, Waiting waiting) throws InterruptedException {
    List<T> hopeless = new ArrayList<>(0);
    List<T> open = pieces;
    while (!open.isEmpty()) {
      Queue<T> again = new ConcurrentLinkedQueue<>();
      Queue<T> never = new ConcurrentLinkedQueue<>();
      tryAll(open, again, never);
      hopeless.addAll(never);
      open = List.copyOf(again);
      if (!open.isEmpty()) {
        waiting.pause(obstacle);
      }
    }
    return hopeless;
  }

  private void tryAll(List<T> open, Queue<T> again, Queue<T> never) throws InterruptedException {
    Semaphore places = new Semaphore(CONCURRENCY);
    for (T piece : open) {
      places.acquire();
      attempt(piece)
          .onFailure(
              failure -> {
                LOG.debug("Not done", failure);
                (passes(failure) ? again : never).add(piece);
              })
          .onComplete(done -> places.release());
    }
    places.acquire(CONCURRENCY);
  }

  private Future<Void> attempt(T piece) {
    try {
      return work.apply(piece);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /** Whether the same may succeed later; what Cassandra or we call invalid never does. */
  private static boolean passes(Throwable failure) {
    return failure instanceof HeadraceException known && known.code() != ErrorCode.INTERNAL_ERROR;
  }
}
