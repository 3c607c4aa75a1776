package io.headrace.view;

import io.headrace.event.RunState;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
   * @param consumer called on any thread, by several at once
   * @return completes after the last call
   */
  Future<Void> ofExperiment(String experimentId, Consumer<List<RunState>> consumer);
}
