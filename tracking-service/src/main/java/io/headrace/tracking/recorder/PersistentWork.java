package io.headrace.tracking.recorder;

import io.headrace.error.HeadraceException;
import io.headrace.log.Waiting;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does pieces of work with Cassandra, many at a time, each again until it succeeds. Blocks the
 * recorder's thread.
 */
final class PersistentWork<T> {

  private static final Logger LOG = LoggerFactory.getLogger(PersistentWork.class);

  /** Pieces under way at the same time; keeps Cassandra's queue and ours short. */
  private static final int CONCURRENCY = 128;

  /** How long to wait for an answer before looking after our place in the consumer group. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Function<T, Future<Void>> work;
  private final String obstacle;

  /**
   * Work to be done.
   *
   * @param work from any thread, as often as it takes
   * @param obstacle says what the recorder waits for when it must try again
   */
  PersistentWork(Function<T, Future<Void>> work, String obstacle) {
    this.work = work;
    this.obstacle = obstacle;
  }

  /**
   * Does all pieces.
   *
   * @return those that can never succeed, however often they are tried: what fails otherwise than
   *     by Cassandra's word is a fault in them or in us. What Cassandra refuses it may take later,
   *     when a grant, a schema or a full disk has been seen to
   */
  List<T> complete(List<T> pieces, Waiting waiting) throws InterruptedException {
    List<T> hopeless = new ArrayList<>(0);
    List<T> open = pieces;
    while (!open.isEmpty()) {
      Round round = new Round();
      round.tryAll(open, waiting);
      hopeless.addAll(round.never);
      open = List.copyOf(round.again);
      if (!open.isEmpty()) {
        waiting.pause(obstacle + ": " + round.reason);
      }
    }
    return hopeless;
  }

  /** Every piece tried once, or none any more once Cassandra has failed one. */
  private final class Round {

    private final Queue<T> again = new ConcurrentLinkedQueue<>();
    private final Queue<T> never = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(CONCURRENCY);
    private volatile String reason;

    void tryAll(List<T> open, Waiting waiting) throws InterruptedException {
      for (T piece : open) {
        if (reason != null) {
          again.add(piece);
          continue;
        }
        takePlace(waiting);
        attempt(piece)
            .onFailure(failure -> failed(piece, failure))
            .onComplete(done -> places.release());
      }
      for (int place = 0; place < CONCURRENCY; place++) {
        takePlace(waiting);
      }
    }

    private void takePlace(Waiting waiting) throws InterruptedException {
      while (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        waiting.keepPlace();
      }
    }

    private void failed(T piece, Throwable failure) {
      if (failure instanceof HeadraceException) {
        LOG.debug("Not done yet", failure);
        again.add(piece);
        reason = String.valueOf(failure.getMessage());
      } else {
        LOG.error("Can never be done", failure);
        never.add(piece);
      }
    }
  }

  private Future<Void> attempt(T piece) {
    try {
      return work.apply(piece);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
