package io.headrace.query.live;

import io.headrace.event.RunState;
import io.headrace.metric.MetricColumns;
import io.headrace.view.RunView;
import io.headrace.view.RunWatcher;
import io.vertx.core.Future;
import java.util.function.ToLongFunction;

/**
 * A run that streams of one event loop are of, watched once for all of them. Confined to the loop's
 * thread, but for what the tail tells.
 */
final class WatchedRun implements RunWatcher {

  private record Found(RunFacts facts, long position) {}

  private final String runId;
  private final RunView view;
  private final ToLongFunction<String> positions;
  private final Inbox inbox;
  private Future<Void> watched;
  private RunFacts facts;
  private long position;
  private boolean gone;
  private int feeds;

  /**
   * A run that is not watched yet.
   *
   * @param positions up to where the view has been told of a run
   */
  WatchedRun(String runId, RunView view, ToLongFunction<String> positions, Inbox inbox) {
    this.runId = runId;
    this.view = view;
    this.positions = positions;
    this.inbox = inbox;
  }

  /**
   * Watches it from now on, after all that was acknowledged before the call.
   *
   * @return fails with RESOURCE_DOES_NOT_EXIST when there is no such run
   */
  Future<Void> watch() {
    watched =
        view.watch(runId, this, run -> new Found(RunFacts.of(run), positions.applyAsLong(runId)))
            .onSuccess(this::found)
            .mapEmpty();
    return watched;
  }

  private void found(Found found) {
    facts = found.facts();
    position = Math.max(position, found.position());
  }

  /** As {@link #watch} ended, or will end. */
  Future<Void> watched() {
    return watched;
  }

  @Override
  public void applied(RunState run, MetricColumns points, long at) {
    inbox.add(
        points == null
            ? Arrival.ofFacts(this, RunFacts.of(run), run.isPurged(), at)
            : Arrival.ofPoints(this, points, at));
  }

  @Override
  public void missed() {
    inbox.add(Arrival.unseen(this));
  }

  /** Takes note of what came of it. */
  void learn(RunNews news) {
    facts = news.facts() == null ? facts : news.facts();
    gone |= news.isGone();
    position = Math.max(position, news.position());
  }

  /** A feed of it begins. */
  void enter() {
    feeds++;
  }

  /** A feed of it ends; with the last one it is watched no longer. */
  void leave() {
    feeds--;
    if (!isWanted()) {
      // Not before it is watched, or it would be for ever.
      watched.onComplete(done -> view.unwatch(runId, this));
    }
  }

  boolean isWanted() {
    return feeds > 0;
  }

  String runId() {
    return runId;
  }

  /** As the log had it last. Once it is watched. */
  RunFacts facts() {
    return facts;
  }

  /** Up to where its events are told, or in what is stored. Once it is watched. */
  long position() {
    return position;
  }

  /** Whether it is deleted for good. */
  boolean isGone() {
    return gone;
  }
}
