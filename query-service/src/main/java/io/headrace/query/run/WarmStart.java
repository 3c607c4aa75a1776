package io.headrace.query.run;

import io.headrace.async.Attempts;
import io.headrace.async.Repetition;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.model.Experiment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has runs in memory, after a start, before somebody asks for them: to read 100,000 takes seconds.
 *
 * <p>The experiments that were made or changed last come first. Where runs were logged last would
 * be the better order, but is known only when the runs have been read.
 */
public final class WarmStart {

  private static final Logger LOG = LoggerFactory.getLogger(WarmStart.class);

  /** Each costs some reads of Cassandra, even one without runs. */
  static final int MOST_EXPERIMENTS = 1_000;

  /**
   * In all, of what may pass: Cassandra that restarts as well, or a recorder that has much to catch
   * up with, for which each attempt waits some seconds.
   */
  static final int MOST_FAILURES = 30;

  private static final Comparator<Experiment> LATEST_FIRST =
      Comparator.comparingLong(Experiment::lastUpdateTime).reversed();

  private final Supplier<Future<List<Experiment>>> experiments;
  private final Function<String, Future<Boolean>> load;
  private final Attempts attempts;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean ended;

  /**
   * A start that has not begun.
   *
   * @param experiments all of them
   * @param load loads the runs of one, by its id; answers whether there is room for another's
   * @param rest before something is tried again
   */
  public WarmStart(
      Vertx vertx,
      Supplier<Future<List<Experiment>>> experiments,
      Function<String, Future<Boolean>> load,
      Duration rest) {
    this.experiments = experiments;
    this.load = load;
    this.attempts = new Attempts(vertx, rest, this::mayPass);
  }

  private boolean mayPass(Throwable failure) {
    return !ended
        && HeadraceException.is(failure, ErrorCode.TEMPORARILY_UNAVAILABLE)
        && failures.incrementAndGet() <= MOST_FAILURES;
  }

  /**
   * Loads them, one experiment at a time. Never fails: what is not here is loaded when asked for.
   */
  public Future<Void> begin() {
    return attempts
        .untilSuccess(experiments)
        .compose(this::load)
        .otherwise(
            failure -> {
              if (!ended) {
                LOG.warn("Runs of some experiments are loaded only when asked for", failure);
              }
              return null;
            });
  }

  /** Begins nothing more. */
  public void end() {
    ended = true;
  }

  private Future<Void> load(List<Experiment> all) {
    Iterator<String> ids =
        all.stream()
            .filter(Experiment::isActive)
            .sorted(LATEST_FIRST)
            .limit(MOST_EXPERIMENTS)
            .map(Experiment::experimentId)
            .iterator();
    return Repetition.whileTrue(
        () -> ids.hasNext() && !ended ? load(ids.next()) : Future.succeededFuture(false));
  }

  private Future<Boolean> load(String experimentId) {
    return attempts
        .untilSuccess(() -> load.apply(experimentId))
        .recover(failure -> passOver(experimentId, failure));
  }

  /** What is wrong with one experiment is nothing to the next; what may pass did not. */
  private static Future<Boolean> passOver(String experimentId, Throwable failure) {
    if (HeadraceException.is(failure, ErrorCode.TEMPORARILY_UNAVAILABLE)) {
      return Future.failedFuture(failure);
    }
    LOG.warn("The runs of experiment {} cannot be loaded", experimentId, failure);
    return Future.succeededFuture(true);
  }
}
