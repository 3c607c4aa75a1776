package io.headrace.artifact.upload;

import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * The barrier in front of every read of artifacts that may come through Kafka: waits until the
 * files whose last chunk was acknowledged before are stored, on whatever instance, as long as that
 * takes no more than a bounded time. Of all owners: what is stored for a logged model can lie in
 * the folder of a run.
 *
 * <p>Thread-safe.
 */
public final class UploadBarrier {

  private final Supplier<Future<Long>> behind;

  /**
   * A barrier.
   *
   * @param behind waits, and answers how many events are not handled all the same
   */
  public UploadBarrier(Supplier<Future<Long>> behind) {
    this.behind = behind;
  }

  /**
   * Completes when artifacts may be read.
   *
   * @return fails with TEMPORARILY_UNAVAILABLE when that does not come to be in time, or Kafka does
   *     not say whether it is so
   */
  public Future<Void> pass() {
    return behind.get().compose(UploadBarrier::requireNone);
  }

  private static Future<Void> requireNone(long behind) {
    return behind == 0
        ? Future.succeededFuture()
        : Future.failedFuture(
            HeadraceException.unavailable(
                "Files that came through Kafka are not readable yet: "
                    + behind
                    + " events wait to be stored.",
                null));
  }
}
