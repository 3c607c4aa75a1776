package io.headrace.log;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for answers on the thread of who stores a log, through failures that pass. Lives for one
 * batch; says once what it waits for.
 */
public final class Waiting {

  private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

  private final String who;
  private final GroupReader.Patience patience;
  private String said = "";

  /**
   * Patience for one batch or one compaction.
   *
   * @param who waits, as a word of the sentence that is logged
   */
  public Waiting(String who, GroupReader.Patience patience) {
    this.who = who;
    this.patience = patience;
  }

  /** A question that may be asked again. */
  public interface Call<T> {
    Future<T> make();
  }

  /** The call's answer, asked again until there is one. */
  public <T> T outlast(Call<T> call) throws InterruptedException {
    return outlast(call, failure -> true);
  }

  /**
   * The call's answer, asked again while it fails with what passes.
   *
   * @throws IllegalStateException with what does not
   */
  public <T> T outlastOutage(Call<T> call) throws InterruptedException {
    return outlast(
        call, failure -> HeadraceException.is(failure, ErrorCode.TEMPORARILY_UNAVAILABLE));
  }

  private <T> T outlast(Call<T> call, Predicate<Throwable> passes) throws InterruptedException {
    while (true) {
      try {
        return call.make().toCompletionStage().toCompletableFuture().get();
      } catch (ExecutionException e) {
        if (!passes.test(e.getCause())) {
          throw new IllegalStateException(e.getCause());
        }
        pause("The " + who + " waits: " + e.getCause().getMessage());
      }
    }
  }

  /** Waits a little; interrupts the batch when the reader is being stopped. */
  public void pause(String reason) throws InterruptedException {
    if (!reason.equals(said)) {
      LOG.warn(reason);
      said = reason;
    }
    keepPlace();
  }

  /** Waits a little for what is under way, keeping our place in the consumer group. */
  public void keepPlace() throws InterruptedException {
    if (!patience.keepWaiting()) {
      throw new InterruptedException("the " + who + " is being stopped");
    }
  }
}
