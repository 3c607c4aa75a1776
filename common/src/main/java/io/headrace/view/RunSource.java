package io.headrace.view;

import io.headrace.event.RunState;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the view loads runs from. What it gives may show later events than the tail has read.
 *
 * <p>Asked on the tail's thread; answers on any.
 */
interface RunSource {

  /** The run, with all events that the tail has read at this call; empty when there is none. */
  Future<Optional<RunState>> find(String runId);

  /** Completes when {@link #ofExperiment} shows all events that the tail has read at this call. */
  Future<Void> reachTail();

  /**
   * Hands over all runs of an experiment, some at a time.
   *
   * @param page called on any thread, by several at once; no more are read before it is done
   * @return completes after the last call has ended; fails when one of them does
   */
  Future<Void> ofExperiment(String experimentId, Function<List<RunState>, Future<Void>> page);
}
