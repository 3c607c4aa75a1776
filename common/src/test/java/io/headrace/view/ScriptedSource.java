package io.headrace.view;

import io.headrace.event.RunState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A source that answers when, and what, the test says. */
final class ScriptedSource implements RunSource {

  /** A run that was asked for. */
  record Find(String runId, Promise<Optional<RunState>> answer) {}

  /** An experiment that was asked for. */
  record Listing(
      String experimentId, Function<List<RunState>, Future<Void>> page, Promise<Void> end) {
    /** All runs on one page. */
    void answer(RunState... runs) {
      page.apply(List.of(runs)).onComplete(end);
    }
  }

  private Future<Void> reached = Future.succeededFuture();
  private int waits;
  private final List<Find> finds = new ArrayList<>();
  private final List<Listing> listings = new ArrayList<>();

  @Override
  public Future<Optional<RunState>> find(String runId) {
    finds.add(new Find(runId, Promise.promise()));
    return finds.get(finds.size() - 1).answer().future();
  }

  @Override
  public Future<Void> reachTail() {
    waits++;
    return reached;
  }

  /** The recorder is behind from now on, until the promise says otherwise. */
  void reach(Promise<Void> promise) {
    reached = promise.future();
  }

  /** How often it was waited for the recorder. */
  int waits() {
    return waits;
  }

  @Override
  public Future<Void> ofExperiment(
      String experimentId, Function<List<RunState>, Future<Void>> page) {
    listings.add(new Listing(experimentId, page, Promise.promise()));
    return listings.get(listings.size() - 1).end().future();
  }

  /** All that was asked of runs, oldest first. */
  List<Find> finds() {
    return finds;
  }

  /** All that was asked of experiments, oldest first. */
  List<Listing> listings() {
    return listings;
  }
}
