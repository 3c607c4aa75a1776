package io.headrace.view;

import io.headrace.event.RunState;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the view loads runs from. What it gives shows at least the events that the tail had read
 * when it was asked, and may show later ones.
 *
 * <p>Asked on the tail's thread; answers on any.
 */
interface RunSource {

  /** The run; empty when there is none. */
  Future<Optional<RunState>> find(String runId);

  /**
   * Hands over all runs of an experiment, some at a time.
   *
   * @param page called on any thread, by several at once; no more are read before it is done
   * @return completes after the last call has ended; fails when one of them does
   */
  Future<Void> ofExperiment(String experimentId, Function<List<RunState>, Future<Void>> page);
}
