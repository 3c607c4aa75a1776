package io.headrace.artifact.preview;

import io.headrace.async.InTurn;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The few threads that decode files, and the turns in which they are read: so previews hold no more
 * memory than a few of them need, however many are asked for.
 */
public final class PreviewWorkers {

  private static final int AT_ONCE = 2;

  /** A page of a gallery, of several people. */
  private static final int WAITING = 512;

  private static final int WARN_AFTER_SECONDS = 30;

  private final WorkerExecutor threads;
  private final InTurn turns = new InTurn(AT_ONCE, WAITING);

  public PreviewWorkers(Vertx vertx) {
    this.threads =
        vertx.createSharedWorkerExecutor("previews", AT_ONCE, WARN_AFTER_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Reads and decodes a file when its turn has come; fails with {@code RESOURCE_EXHAUSTED} when too
   * many wait.
   */
  <T> Future<T> inTurn(Supplier<Future<T>> work) {
    return turns.run(work);
  }

  /**
   * Decodes on a worker.
   *
   * @return fails with {@link DamagedFileException} for a file that is so damaged that a library
   *     stumbles over it, and else with what decoding fails with
   */
  <T> Future<T> decode(Callable<T> work) {
    return threads
        .executeBlocking(work, false)
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof HeadraceException || failure instanceof DamagedFileException
                        ? failure
                        : new DamagedFileException(TableCells.text("" + failure), failure)));
  }
}
