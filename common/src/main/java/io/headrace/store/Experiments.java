package io.headrace.store;

import io.headrace.async.SharedCall;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.model.Experiment;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads experiments: every read sees every change that was answered before it began. One whose
 * deletion for good has begun is a deleted one until it is gone: its name is taken for so long.
 * Thread-safe.
 */
public final class Experiments {

  private final SelectExperiment selectExperiment;
  private final SelectExperimentName selectName;
  private final SelectExperimentsHead selectHead;
  private final SelectExperiments selectExperiments;
  private final SharedCall<List<Experiment>> listing = new SharedCall<>(this::readAll);

  /** Every experiment that was found here by its id, until it is gone: they are few and small. */
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private volatile Listing lastListing = new Listing(null, List.of());

  public Experiments(CassandraConnection cassandra) {
    this.selectExperiment = new SelectExperiment(cassandra);
    this.selectName = new SelectExperimentName(cassandra);
    this.selectHead = new SelectExperimentsHead(cassandra);
    this.selectExperiments = new SelectExperiments(cassandra);
  }

  private record Listing(UUID changed, List<Experiment> experiments) {}

  /** The experiment, active or deleted; empty when there is none. */
  public Future<Optional<Experiment>> find(String experimentId) {
    Known before = known.get(experimentId);
    return before == null ? read(experimentId) : before.reads.ask();
  }

  /** The experiment, active or deleted; fails with MLflow's 404 when there is none. */
  public Future<Experiment> get(String experimentId) {
    return find(experimentId).map(found -> found.orElseThrow(() -> notFound(experimentId)));
  }

  /**
   * As {@link #get}, but while Cassandra does not answer, what was known last: for work that must
   * not wait for Cassandra, such as a run that begins.
   */
  public Future<Experiment> getOrLastKnown(String experimentId) {
    return get(experimentId).recover(failure -> lastKnown(experimentId, failure));
  }

  private Future<Experiment> lastKnown(String experimentId, Throwable failure) {
    Known before = known.get(experimentId);
    return before != null && HeadraceException.is(failure, ErrorCode.TEMPORARILY_UNAVAILABLE)
        ? Future.succeededFuture(before.last)
        : Future.failedFuture(failure);
  }

  /** The experiment of a name, active or deleted; empty when there is none. */
  public Future<Optional<Experiment>> findByName(String name) {
    return selectName
        .execute(name)
        .compose(
            claim ->
                claim.isPresent()
                    ? find(claim.get().experimentId())
                    : Future.succeededFuture(Optional.empty()));
  }

  /** All experiments, active and deleted, in no order that means anything. */
  public Future<List<Experiment>> all() {
    return listing.ask();
  }

  /** Reads them all only if one of them has changed since they were read last. */
  private Future<List<Experiment>> readAll() {
    return selectHead
        .execute()
        .compose(
            head -> {
              UUID changed = head.map(SelectExperimentsHead.Head::changed).orElse(null);
              Listing before = lastListing;
              if (changed == null || changed.equals(before.changed())) {
                return Future.succeededFuture(before.experiments());
              }
              return selectExperiments
                  .execute()
                  .map(all -> all.stream().map(StoredExperiment::experiment).toList())
                  .onSuccess(experiments -> lastListing = new Listing(changed, experiments));
            });
  }

  private Future<Optional<Experiment>> read(String experimentId) {
    return selectExperiment
        .execute(experimentId)
        .map(stored -> stored.map(StoredExperiment::experiment))
        .onSuccess(
            found -> found.ifPresentOrElse(this::remember, () -> known.remove(experimentId)));
  }

  private void remember(Experiment experiment) {
    known.computeIfAbsent(experiment.experimentId(), Known::new).last = experiment;
  }

  /** MLflow's refusal. */
  public static HeadraceException notFound(String experimentId) {
    return HeadraceException.notFound("No Experiment with id=" + experimentId + " exists");
  }

  /** An experiment that is asked for often: by every run that begins in it. */
  private final class Known {
    private final SharedCall<Optional<Experiment>> reads;
    private volatile Experiment last;

    Known(String experimentId) {
      this.reads = new SharedCall<>(() -> read(experimentId));
    }
  }
}
